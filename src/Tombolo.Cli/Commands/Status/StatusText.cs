using Tombolo.Api.States;
using Tombolo.Cli.Output;

namespace Tombolo.Cli.Commands.Status;

/// <summary>The report as people read it.</summary>
internal static class StatusText
{
    private const int LabelWidth = 15;

    public static void Print(Printer printer, StatusReport report)
    {
        Field(printer, "Cluster", report.Name is null ? report.Role : $"{report.Name} ({report.Role})");
        if (report.Role == ClusterRoles.Secondary)
        {
            Field(printer, "Primary", $"{report.Primary} at {report.PrimaryUrl}");
        }
        else if (report.PrimaryUrl is not null)
        {
            Field(printer, "Ingress", report.PrimaryUrl);
        }

        Field(printer, "Server", report.Server ?? "none");
        if (report.Join is not null)
        {
            Field(printer, "Join", report.Join);
        }

        Counts(printer, "Clusters", report.Clusters);
        Counts(printer, "Distributions", report.Distributions);
        if (report.Problems.Count == 0)
        {
            printer.Line("No problems.", StateSeverity.Success);
            return;
        }

        printer.Line($"Problems ({report.Problems.Count}):", StateSeverity.Danger);
        foreach (var problem in report.Problems)
        {
            printer.Line($"  {problem.Object}: {problem.Message}");
        }
    }

    private static void Counts(Printer printer, string label, IReadOnlyDictionary<string, int>? counts)
    {
        if (counts is not null)
        {
            var parts = counts.Select(count => $"{count.Value} {count.Key}");
            Field(printer, label, counts.Count == 0 ? "0" : $"{counts.Values.Sum()} ({string.Join(", ", parts)})");
        }
    }

    private static void Field(Printer printer, string label, string value) => printer.Line($"{label + ":",-LabelWidth} {value}");
}
