using System.Text.Json;
using Tombolo.Api.Details;
using Tombolo.Api.Names;
using Tombolo.Secondary.Apply.Comparing;
using Tombolo.Secondary.Apply.Drift;

namespace Tombolo.Secondary.Apply.Planning;

/// <summary>Writes differences for people: values short, credentials as digests that are the same on every cluster that is asked.</summary>
internal sealed class PlannedFields(ValuePresenter values)
{
    // Enough for a person to see what it is about; the answer of a cluster stays small.
    private const int Most = 20;

    /// <param name="live">The object as it is; says who has each field.</param>
    public PlannedObject Tell(PlannedObject planned, IReadOnlyList<FieldDifference> differences, JsonElement live)
    {
        var owners = new FieldOwners(live);
        return planned with
        {
            Fields =
            [
                .. differences.Take(Most).Select(difference => new PlannedField(
                    difference.Path.ToString(),
                    values.Present(planned.Kind, difference.Path, difference.Found),
                    values.Present(planned.Kind, difference.Path, difference.Wanted),
                    owners.LastOther(FieldManagers.Distribution, difference.Path))),
            ],
            MoreFields = Math.Max(0, differences.Count - Most),
        };
    }
}
