namespace Tombolo.LocalKube.Resources;

/// <summary>A resource of any version; the key of its objects in the store.</summary>
/// <param name="Group">Empty for the core group.</param>
/// <param name="Resource">The plural, such as <c>secrets</c>.</param>
internal readonly record struct GroupResource(string Group, string Resource)
{
    /// <summary>As in messages: <c>secrets</c>, <c>roles.rbac.authorization.k8s.io</c>.</summary>
    public override string ToString() => Group.Length == 0 ? Resource : $"{Resource}.{Group}";
}
