using System.Text.Json;
using Tombolo.Api.Names;
using Tombolo.Secondary.Apply.Comparing;

namespace Tombolo.Secondary.Apply.Deciding;

/// <summary>Compares what would be applied with the object that is there, and sorts the differences by what they mean.</summary>
internal sealed class CopyComparer(FieldComparer fields)
{
    /// <param name="applied">What would be applied, marks included.</param>
    /// <param name="ignored">What the target made of the same content when it was applied last.</param>
    public Comparison CompareOurs(string kind, JsonElement applied, JsonElement live, IReadOnlyList<FieldDifference>? ignored)
    {
        var all = fields.Differences(kind, applied, live);
        if (all.Count == 0)
        {
            return IsImmutable(kind, live) ? new Comparison { NeedsReplacement = HasOwnExtraData(kind, applied, live) } : Comparison.Equal;
        }

        var owners = new FieldOwners(live);
        var differences = new List<FieldDifference>();
        var tolerated = new List<FieldDifference>();
        foreach (var difference in all)
        {
            (IsOfTarget(difference, owners, ignored) ? tolerated : differences).Add(difference);
        }

        return new Comparison
        {
            Differences = differences,
            Ignored = tolerated,
            NeedsReplacement = all.Any(difference => IsUnchangeable(kind, difference, live)) || (IsImmutable(kind, live) && HasOwnExtraData(kind, applied, live)),
        };
    }

    /// <summary>Labels and annotations do not count: adoption adds them.</summary>
    public Comparison CompareForeign(string kind, JsonElement applied, JsonElement live)
    {
        IReadOnlyList<FieldDifference> differences = [.. fields.Differences(kind, applied, live).Where(difference => difference.Path.Segments[0].Name != "metadata")];
        return new Comparison
        {
            Differences = differences,
            Extras = fields.Extras(kind, applied, live),
            NeedsReplacement = differences.Any(difference => IsUnchangeable(kind, difference, live)),
        };
    }

    /// <summary>What of <paramref name="applied"/> the answer to an apply does not hold.</summary>
    public IReadOnlyList<FieldDifference> CompareAnswer(string kind, JsonElement applied, JsonElement answer) => fields.Differences(kind, applied, answer);

    // A field that is different although we applied it and nobody else has written it since was changed by the API server on its way in.
    private static bool IsOfTarget(FieldDifference difference, FieldOwners owners, IReadOnlyList<FieldDifference>? ignored) =>
        owners.IsAppliedBy(FieldManagers.Distribution, difference.Path)
        || (ignored?.Any(known => known.Path.Equals(difference.Path) && JsonValues.AreSame(known.Found, difference.Found)) ?? false);

    private static bool IsUnchangeable(string kind, FieldDifference difference, JsonElement live) => difference.Path.Segments[0].Name switch
    {
        "type" => kind == "Secret",
        "roleRef" => kind == "ClusterRoleBinding",
        "data" or "binaryData" => IsImmutable(kind, live),
        _ => false,
    };

    private static bool IsImmutable(string kind, JsonElement live) => kind is "Secret" or "ConfigMap" && live.Field("immutable").ValueKind == JsonValueKind.True;

    // Data that we applied and no longer want would be removed by an apply.
    private bool HasOwnExtraData(string kind, JsonElement applied, JsonElement live)
    {
        var owners = new FieldOwners(live);
        return fields.Extras(kind, applied, live).Any(extra => owners.IsAppliedBy(FieldManagers.Distribution, extra.Path));
    }
}
