using System.Text.Json;
using Tombolo.Api.Names;
using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Apply.Comparing;

namespace Tombolo.Secondary.Apply.Drift;

/// <summary>Says of changed fields what was wanted, what was found, since when and by whom (design section 6, "Drift").</summary>
internal sealed class DriftDescriber(ValuePresenter values, TimeProvider time)
{
    // Enough for a person to see what happened; the report of a cluster stays small.
    private const int MostFields = 20;

    /// <param name="live">The object the differences were found in.</param>
    /// <param name="earlier">What was said of the object before: a field that is in it keeps its time.</param>
    public IReadOnlyList<FieldDrift> Describe(string kind, IReadOnlyList<FieldDifference> differences, JsonElement live, IReadOnlyList<FieldDrift>? earlier)
    {
        var owners = new FieldOwners(live);
        var now = time.GetUtcNow();
        return [.. differences.Take(MostFields).Select(Describe)];

        FieldDrift Describe(FieldDifference difference)
        {
            var path = difference.Path.ToString();
            return new FieldDrift(
                path,
                values.Present(kind, difference.Path, difference.Wanted),
                values.Present(kind, difference.Path, difference.Found),
                earlier?.FirstOrDefault(known => known.Path == path)?.Since ?? now,
                owners.LastOther(FieldManagers.Distribution, difference.Path));
        }
    }
}
