using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>One object of a set while its Distributions are gathered, in ordinal order of their names.</summary>
internal sealed class WantedSource(SourceObject source)
{
    private readonly List<DistributionDefinition> _owners = [];

    public SourceObject Source { get; } = source;

    /// <summary>An owner that is invalid keeps its share, but does not ask for the object.</summary>
    public bool IsWanted => _owners.Exists(owner => owner.Mode is DistributionMode.Active or DistributionMode.Paused);

    /// <summary>The first owner decides the policies, so that the result does not depend on the order in which they were made.</summary>
    public ItemRules Rules => new(
        [.. _owners.Select(owner => owner.Name)],
        _owners[0].Policies,
        !_owners.Exists(owner => owner.Mode == DistributionMode.Active));

    public void Add(DistributionDefinition owner) => _owners.Add(owner);
}
