using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>One object of a set while its Distributions are gathered, in ordinal order of their names.</summary>
internal sealed class WantedSource
{
    private readonly List<ExpandedDistribution> _owners = [];
    private SourceObject? _source;

    /// <summary>An owner that is invalid keeps its share, but does not ask for the object.</summary>
    public bool IsWanted => _source is not null;

    /// <summary>The object as the first owner that asks for it sends it.</summary>
    /// <exception cref="InvalidOperationException">None asks for it.</exception>
    public SourceObject Source => _source ?? throw new InvalidOperationException("nobody asks for this object");

    /// <summary>The first owner decides the policies, so that the result does not depend on the order in which they were made.</summary>
    public ItemRules Rules(SetSignature signature) => new(
        [.. _owners.Select(owner => owner.Definition.Name)],
        _owners[0].Definition.Policies,
        signature.IsPaused || !_owners.Exists(owner => owner.Mode == DistributionMode.Active),
        ForceSync(signature));

    public void Add(ExpandedDistribution owner, SourceObject source)
    {
        _owners.Add(owner);
        if (owner.Mode is DistributionMode.Active or DistributionMode.Paused)
        {
            _source ??= source;
        }
    }

    private string ForceSync(SetSignature signature)
    {
        var all = _owners.Select(owner => owner.Definition.ForceSync).Append(signature.ForceSync).ToList();
        return all.TrueForAll(value => value.Length == 0) ? "" : string.Join(',', all);
    }
}
