using System.Text.Json;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Secondary.Report;

/// <summary>Cuts a report into parts that pass what limits the size of requests; a megabyte is a common limit of ingresses.</summary>
internal static class ReportParts
{
    /// <summary>The size that a part has at most, unless a single result is longer.</summary>
    public const int Limit = 512 * 1024;

    /// <summary>
    /// The parts in the order in which they have to be sent, as UTF-8 JSON. Only the first resets, and only the last names the revision and the facts: a part is
    /// never taken for the whole.
    /// </summary>
    public static IEnumerable<byte[]> Of(ReportPayload report)
    {
        var whole = Serialize(report);
        if (whole.Length <= Limit || report.Results.Count < 2)
        {
            yield return whole;
            yield break;
        }

        var half = report.Results.Count / 2;
        var first = report with { Results = [.. report.Results.Take(half)], Removed = [], Revision = null, Facts = null };
        var second = report with { Results = [.. report.Results.Skip(half)], Reset = false };
        foreach (var part in Of(first).Concat(Of(second)))
        {
            yield return part;
        }
    }

    private static byte[] Serialize(ReportPayload report) => JsonSerializer.SerializeToUtf8Bytes(report, ProtocolJsonContext.Default.ReportPayload);
}
