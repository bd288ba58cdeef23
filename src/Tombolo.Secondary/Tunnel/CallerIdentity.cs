using Tombolo.Api.Access;

namespace Tombolo.Secondary.Tunnel;

/// <summary>Who asks, under the names that people of the primary have on this cluster (design section 8).</summary>
internal sealed record CallerIdentity(string User, IReadOnlyList<string> Groups)
{
    private const int MostGroups = 256;
    private const int LongestName = 1024;

    /// <summary>Maps the names that a primary sent; null, with a sentence, when one of them is not to cross.</summary>
    public static CallerIdentity? TryMap(string primaryId, string user, IReadOnlyList<string> groups, out string fault)
    {
        fault = groups.Count > MostGroups ? $"the caller has more than {MostGroups} groups" : FindFault("User", user) ?? groups.Select(group => FindFault("Group", group)).FirstOrDefault(found => found is not null) ?? "";
        return fault.Length > 0
            ? null
            : new CallerIdentity(MappedIdentity.Of(primaryId, user), [.. groups.Select(group => MappedIdentity.Of(primaryId, group))]);
    }

    private static string? FindFault(string kind, string name)
    {
        if (name.Length is 0 or > LongestName)
        {
            return $"the name of a {kind} is empty or longer than {LongestName} characters";
        }

        // They become values of headers.
        return name.AsSpan().ContainsAnyExceptInRange(' ', '~')
            ? $"the name of a {kind} has characters that do not travel in a header; only printable ASCII does"
            : SubjectNames.Check(kind, name);
    }
}
