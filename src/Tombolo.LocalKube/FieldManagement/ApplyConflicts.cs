using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary>How a refused apply is worded.</summary>
internal static class ApplyConflicts
{
    /// <summary>409 with a cause per field.</summary>
    public static ApiStatus Describe(IReadOnlyList<FieldConflict> conflicts)
    {
        var causes = conflicts.Select(conflict => new StatusCause(
            StatusCauseReasons.FieldManagerConflict, $"conflict with {NameOf(conflict.Owner)}", conflict.PathText)).ToArray();
        return new ApiStatus(409, "Conflict", Message(conflicts), new StatusDetails { Causes = causes });
    }

    private static string Message(IReadOnlyList<FieldConflict> conflicts)
    {
        if (conflicts is [var only])
        {
            return $"Apply failed with 1 conflict: conflict with {NameOf(only.Owner)}: {only.PathText}";
        }

        var lines = conflicts
            .GroupBy(conflict => NameOf(conflict.Owner), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany(group => group.Select(conflict => "- " + conflict.PathText).Prepend($"conflicts with {group.Key}:"));
        return $"Apply failed with {conflicts.Count} conflicts: {string.Join('\n', lines)}";
    }

    private static string NameOf(ManagedEntry owner)
    {
        var subresource = owner.Subresource.Length > 0 ? $" with subresource {GoText.Quote(owner.Subresource)}" : "";
        return GoText.Quote(owner.Manager) + subresource + (owner.IsApplied ? "" : $" using {owner.ApiVersion}");
    }
}
