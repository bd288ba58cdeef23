using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Fleet.Tests.Invariants;

/// <summary>One write of a server.</summary>
internal sealed record ServerWrite(string Verb, ResourceType Type, ResourceKey Key, string? Manager, ReadOnlyMemory<byte> Body)
{
    /// <summary>Of a delete.</summary>
    public DeleteOptions? Delete { get; init; }

    public override string ToString() => $"{Verb} {Type.Kind} {Key} by {Manager}";
}
