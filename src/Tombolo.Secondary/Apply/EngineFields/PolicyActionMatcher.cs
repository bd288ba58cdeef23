using System.Text.Json;
using Tombolo.Secondary.Apply.Comparing;

namespace Tombolo.Secondary.Apply.EngineFields;

/// <summary>
/// Finds for each action of a Policy the one on the cluster that it continues, when actions were added, removed or moved: the closest of the
/// same name, each at most once. The same place and the same location profile come before another place, and that before another profile.
/// </summary>
internal static class PolicyActionMatcher
{
    /// <summary>For each action of <paramref name="wanted"/> the one of <paramref name="live"/>; undefined where there is none.</summary>
    public static JsonElement[] Match(JsonElement wanted, JsonElement live)
    {
        var matches = new JsonElement[wanted.GetArrayLength()];
        var taken = new bool[live.GetArrayLength()];
        Match(wanted, live, matches, taken, samePlace: true, sameProfile: true);
        Match(wanted, live, matches, taken, samePlace: false, sameProfile: true);
        Match(wanted, live, matches, taken, samePlace: true, sameProfile: false);
        Match(wanted, live, matches, taken, samePlace: false, sameProfile: false);
        return matches;
    }

    private static void Match(JsonElement wanted, JsonElement live, JsonElement[] matches, bool[] taken, bool samePlace, bool sameProfile)
    {
        for (var index = 0; index < matches.Length; index++)
        {
            if (matches[index].ValueKind != JsonValueKind.Undefined)
            {
                continue;
            }

            for (var candidate = 0; candidate < taken.Length; candidate++)
            {
                if (!taken[candidate] && (!samePlace || candidate == index) && Continues(wanted[index], live[candidate], sameProfile))
                {
                    (matches[index], taken[candidate]) = (live[candidate], true);
                    break;
                }
            }
        }
    }

    private static bool Continues(JsonElement wanted, JsonElement live, bool sameProfile) =>
        wanted.Text("action") is { } action && live.Text("action") == action && (!sameProfile || Profile(wanted) == Profile(live));

    private static string? Profile(JsonElement action) => action.Field("exportParameters").Field("profile").Text("name");
}
