namespace Tombolo.Primary.Distributions.Definitions;

/// <summary>
/// The definitions that are compiled, each the same instance for as long as nothing in it changes, so that a written status or a new list
/// makes no work.
/// </summary>
internal sealed class DistributionCatalog
{
    private Dictionary<string, DistributionDefinition> _byName = new(StringComparer.Ordinal);

    /// <summary>Takes what is stored now and returns the definitions in ordinal order of their names.</summary>
    public IReadOnlyList<DistributionDefinition> Update(IEnumerable<DistributionObject> stored)
    {
        var next = new Dictionary<string, DistributionDefinition>(StringComparer.Ordinal);
        foreach (var definition in stored.Select(item => item.Definition))
        {
            next[definition.Name] = Keep(definition);
        }

        _byName = next;
        return [.. next.Values.OrderBy(definition => definition.Name, StringComparer.Ordinal)];
    }

    private DistributionDefinition Keep(DistributionDefinition definition)
    {
        if (!_byName.TryGetValue(definition.Name, out var known))
        {
            return definition;
        }

        // A finalizer that somebody takes away does not undo what was distributed; it is put back.
        var current = known.Uid == definition.Uid && known.IsAdmitted && !definition.IsAdmitted ? definition with { IsAdmitted = true } : definition;
        return current.HasSameContent(known) ? known : current;
    }
}
