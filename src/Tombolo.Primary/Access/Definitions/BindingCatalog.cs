namespace Tombolo.Primary.Access.Definitions;

/// <summary>The definitions that are compiled, each the same instance for as long as nothing in it changes, so that a written status makes no work.</summary>
internal sealed class BindingCatalog
{
    private Dictionary<string, BindingDefinition> _byName = new(StringComparer.Ordinal);

    /// <summary>Takes what is stored now.</summary>
    public IReadOnlyList<BindingDefinition> Update(IEnumerable<BindingObject> stored)
    {
        var next = new Dictionary<string, BindingDefinition>(StringComparer.Ordinal);
        foreach (var definition in stored.Select(binding => binding.Definition))
        {
            next[definition.Name] = _byName.TryGetValue(definition.Name, out var known) && known.HasSameContent(definition) ? known : definition;
        }

        _byName = next;
        return [.. next.Values];
    }
}
