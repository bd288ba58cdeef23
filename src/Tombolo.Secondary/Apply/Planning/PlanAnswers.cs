using Tombolo.Api.Details;
using Tombolo.Protocol.Plans;

namespace Tombolo.Secondary.Apply.Planning;

/// <summary>Keeps answers below their limit: fields go first, then objects, and what is left out is counted.</summary>
internal static class PlanAnswers
{
    // A character may become six bytes of JSON; names of fields of JSON come on top.
    private const int BytesOfCharacter = 6;
    private const int BytesOfFieldNames = 120;

    public static PlanAnswer Cut(IReadOnlyList<PlannedObject> objects)
    {
        var told = new List<PlannedObject>(objects.Count);
        var size = BytesOfFieldNames;
        foreach (var planned in objects)
        {
            var next = planned;
            if (size + Size(next) > PlanAnswer.MostBytes)
            {
                next = planned with { Fields = [], MoreFields = planned.MoreFields + planned.Fields.Count };
            }

            if (size + Size(next) > PlanAnswer.MostBytes)
            {
                break;
            }

            size += Size(next);
            told.Add(next);
        }

        return new PlanAnswer(told, objects.Count - told.Count);
    }

    private static int Size(PlannedObject planned) =>
        BytesOfFieldNames
        + (BytesOfCharacter * (planned.Kind.Length + planned.Name.Length + planned.Action.Length + planned.Reason.Length + planned.Message.Length))
        + planned.Fields.Sum(field => BytesOfFieldNames + (BytesOfCharacter * (field.Path.Length + field.From.Length + field.To.Length + field.Manager.Length)));
}
