using Tombolo.Api.Names;
using Tombolo.Api.Payloads;
using Tombolo.Api.Resources;

namespace Tombolo.Cli.Commands.Delete;

/// <summary>What is to be deleted.</summary>
internal sealed record DeletionSubject(ResourceType Type, string Name)
{
    private static readonly ResourceType[] Types = [KnownResources.Distribution, .. PayloadPolicy.Default.Kinds];

    public ResourceKey Key => new(WellKnownNamespaces.MultiCluster, Name);

    public bool IsDistribution => Type == KnownResources.Distribution;

    /// <summary>What kinds are called on the command line.</summary>
    public static IEnumerable<string> Words => Types.Select(type => type.Kind.ToLowerInvariant());

    /// <summary>The resource that a word means, singular or plural; null when none is.</summary>
    public static ResourceType? FindType(string word) =>
        Array.Find(Types, type => string.Equals(type.Kind, word, StringComparison.OrdinalIgnoreCase) || string.Equals(type.Plural, word, StringComparison.OrdinalIgnoreCase));

    public override string ToString() => $"{Type.Kind} {Name}";
}
