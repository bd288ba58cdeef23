namespace Tombolo.LocalKube.Definitions;

/// <summary>Which names of a definition are free in its group (apiextensions <c>controller/status/naming_controller</c>).</summary>
internal static class NameConflicts
{
    /// <param name="others">The names that the other definitions of the group have been given.</param>
    /// <returns>What can be accepted, and the reason and message of the last conflict; no reason when all can.</returns>
    public static (DefinitionNames Accepted, string Reason, string Message) Resolve(DefinitionNames wanted, IReadOnlyList<DefinitionNames> others)
    {
        var names = others.SelectMany(other => other.ShortNames.Append(other.Plural).Append(other.Singular)).ToHashSet(StringComparer.Ordinal);
        var kinds = others.SelectMany(other => (string[])[other.Kind, other.ListKind]).ToHashSet(StringComparer.Ordinal);
        var (reason, message) = ("", "");
        bool IsFree(HashSet<string> taken, string name, string conflict)
        {
            if (name.Length == 0 || !taken.Contains(name))
            {
                return true;
            }

            (reason, message) = (conflict, $"\"{name}\" is already in use");
            return false;
        }

        var plural = IsFree(names, wanted.Plural, "PluralConflict") ? wanted.Plural : "";
        var singular = IsFree(names, wanted.Singular, "SingularConflict") ? wanted.Singular : "";
        string[] taken = [.. wanted.ShortNames.Where(names.Contains)];
        if (taken.Length > 0)
        {
            (reason, message) = ("ShortNamesConflict", $"\"{taken[^1]}\" is already in use");
        }

        var kind = IsFree(kinds, wanted.Kind, "KindConflict") ? wanted.Kind : "";
        var listKind = IsFree(kinds, wanted.ListKind, "ListKindConflict") ? wanted.ListKind : "";
        return (new DefinitionNames(plural, singular, kind, listKind, taken.Length > 0 ? [] : wanted.ShortNames, wanted.Categories), reason, message);
    }
}
