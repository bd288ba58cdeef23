namespace Tombolo.Api.Resources;

/// <summary>Namespace and name of one object; <see cref="Namespace"/> is empty for cluster-scoped objects.</summary>
public readonly record struct ResourceKey(string Namespace, string Name)
{
    /// <summary><c>namespace/name</c>, or <c>name</c> for cluster-scoped objects.</summary>
    public override string ToString() => Namespace.Length == 0 ? Name : $"{Namespace}/{Name}";
}
