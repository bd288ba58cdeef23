using System.Text.Json;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Plans;

namespace Tombolo.Primary.Distributions.Plans;

/// <summary>Cuts what a cluster is asked into questions whose frames and answers stay small.</summary>
internal static class PlanQuestions
{
    public const int MostItems = 100;
    public const int MostBytes = 256 * 1024;

    /// <summary>UTF-8 JSON of each question, at least one; only the last asks about removals.</summary>
    /// <param name="digestKey">Of this plan.</param>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Write(PlannedTarget target, ReadOnlyMemory<byte> digestKey)
    {
        var questions = new List<ReadOnlyMemory<byte>>();
        var items = new List<PlanItem>();
        var size = 0;
        foreach (var item in target.Items)
        {
            if (items.Count == MostItems || (items.Count > 0 && size + item.Payload.Length > MostBytes))
            {
                questions.Add(Write(new PlanQuestion(digestKey, items)));
                (items, size) = ([], 0);
            }

            items.Add(new PlanItem(item.Key, item.Etag, item.Payload));
            size += item.Payload.Length;
        }

        questions.Add(Write(new PlanQuestion(digestKey, items, target.Removals)));
        return questions;
    }

    private static ReadOnlyMemory<byte> Write(PlanQuestion question) => JsonSerializer.SerializeToUtf8Bytes(question, ProtocolJsonContext.Default.PlanQuestion);
}
