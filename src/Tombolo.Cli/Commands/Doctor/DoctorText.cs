using Tombolo.Api.States;
using Tombolo.Cli.Output;

namespace Tombolo.Cli.Commands.Doctor;

/// <summary>The report as people read it: a row for each finding, its repair below.</summary>
internal static class DoctorText
{
    private static readonly Cell Nothing = new("");

    public static void Print(Printer printer, DoctorReport report)
    {
        printer.Table(["RESULT", "CHECK", "SEEN"], report.Findings.SelectMany(Rows));
        printer.Line(Summarize(report), report.HasFailed ? StateSeverity.Danger : Count(report, FindingResult.Warn) > 0 ? StateSeverity.Warning : StateSeverity.Success);
    }

    private static string Summarize(DoctorReport report)
    {
        var (failed, warned, skipped) = (Count(report, FindingResult.Fail), Count(report, FindingResult.Warn), Count(report, FindingResult.Skip));
        if (failed + warned + skipped == 0)
        {
            return "Nothing stands in the way.";
        }

        var parts = new[] { failed == 0 ? "Nothing failed" : $"{failed} failed", warned == 0 ? "" : $"{warned} to look at", skipped == 0 ? "" : $"{skipped} not checked" };
        return $"{string.Join(", ", parts.Where(part => part.Length > 0))}.";
    }

    private static IEnumerable<IReadOnlyList<Cell>> Rows(Finding finding)
    {
        yield return [Result(finding.Result), finding.Check, finding.Seen];
        if (finding.Repair is { } repair)
        {
            yield return [Nothing, Nothing, $"-> {repair}"];
        }
    }

    private static int Count(DoctorReport report, FindingResult result) => report.Findings.Count(finding => finding.Result == result);

    private static Cell Result(FindingResult result) => result switch
    {
        FindingResult.Ok => new Cell("OK", StateSeverity.Success),
        FindingResult.Warn => new Cell("WARN", StateSeverity.Warning),
        FindingResult.Fail => new Cell("FAIL", StateSeverity.Danger),
        _ => new Cell("SKIP", StateSeverity.Neutral),
    };
}
