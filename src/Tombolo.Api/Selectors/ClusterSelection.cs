using System.Text.Json;
using Tombolo.Api.Validation;

namespace Tombolo.Api.Selectors;

/// <summary>
/// The clusters that a list of entries selects: the union of names and selectors (contract sections 1.3 and 1.10). Clusters that join
/// later are selected as well.
/// </summary>
public sealed class ClusterSelection
{
    private readonly LabelSelector[] _selectors;
    private readonly HashSet<string> _names;

    private ClusterSelection(HashSet<string> names, LabelSelector[] selectors)
    {
        _names = names;
        _selectors = selectors;
    }

    /// <summary>Selects nothing.</summary>
    public static ClusterSelection None { get; } = new([], []);

    /// <summary>Clusters selected by name, whether they exist or not.</summary>
    public IReadOnlySet<string> Names => _names;

    /// <summary>Selectors in the order of the entries.</summary>
    public IReadOnlyList<LabelSelector> Selectors => _selectors;

    /// <summary>Reads <c>spec.clusters</c>; adds every fault to <paramref name="errors"/>, with a path such as <c>spec.clusters[2].selector</c>.</summary>
    /// <returns>The selection of the entries without fault.</returns>
    public static ClusterSelection Parse(
        IReadOnlyList<ClusterSelectionEntry?>? entries, ICollection<FieldError> errors, string path = "spec.clusters")
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var selectors = new List<LabelSelector>();
        for (var i = 0; i < (entries?.Count ?? 0); i++)
        {
            var entryPath = $"{path}[{i}]";
            var name = entries![i]?.Name is { Length: > 0 } text ? text : null;
            var selector = entries[i]?.Selector is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } json ? json : (JsonElement?)null;
            switch (name, selector)
            {
                case (null, null):
                    errors.Add(new FieldError(entryPath, "needs name or selector; selector: \"\" selects every cluster"));
                    break;
                case (not null, not null):
                    errors.Add(new FieldError(entryPath, "has both name and selector; give each its own entry, entries are a union"));
                    break;
                case (not null, null) when ClusterNames.Check(name) is { } fault:
                    errors.Add(new FieldError($"{entryPath}.name", fault));
                    break;
                case (not null, null):
                    names.Add(name);
                    break;
                default:
                    if (LabelSelectorReader.Read(selector!.Value, $"{entryPath}.selector", errors) is { } parsed)
                    {
                        selectors.Add(parsed);
                    }

                    break;
            }
        }

        return names.Count == 0 && selectors.Count == 0 ? None : new ClusterSelection(names, [.. selectors]);
    }

    /// <summary>Whether the Cluster of that name with those labels is selected.</summary>
    public bool Selects(string name, IReadOnlyDictionary<string, string> labels)
    {
        if (_names.Contains(name))
        {
            return true;
        }

        foreach (var selector in _selectors)
        {
            if (selector.Matches(labels))
            {
                return true;
            }
        }

        return false;
    }
}
