using Tombolo.Api.Resources;

namespace Tombolo.Testing.InMemory;

/// <summary>One request that <see cref="InMemoryKubernetes"/> was sent.</summary>
/// <param name="Verb"><c>get</c>, <c>list</c>, <c>watch</c>, <c>create</c>, <c>update</c>, <c>patch</c>, <c>apply</c>, <c>delete</c>, as in RBAC but for <c>apply</c>.</param>
/// <param name="Key">What it named; without a name for list, watch and a create with <c>generateName</c>.</param>
public sealed record InMemoryRequest(string Verb, ResourceType Type, ResourceKey Key, string? Subresource, string FieldManager)
{
    public bool IsWrite => Verb is not ("get" or "list" or "watch");

    public override string ToString() => $"{Verb} {Type} {Key}{(Subresource is null ? "" : "/" + Subresource)}";
}
