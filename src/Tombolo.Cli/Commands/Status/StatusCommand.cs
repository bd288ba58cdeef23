using System.CommandLine;
using System.Text.Json;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Output;

namespace Tombolo.Cli.Commands.Status;

/// <summary><c>tombolo status</c></summary>
internal static class StatusCommand
{
    private const string Examples = """
        # What this cluster is, and what is wrong with it
        tombolo status

        # For a program; the exit code is 1 when something is wrong
        tombolo status -o json
        """;

    public static Command Create(CommandContext context)
    {
        var output = CommonOptions.Output("table", "json", "yaml");
        var command = new ExampleCommand("status", "Show what this cluster is, how it stands, and what repairs its problems.", Examples) { output };
        command.SetAction((parsed, stop) => context.OnClusterAsync(parsed, async connection =>
        {
            var facts = await new StatusFactsReader(connection).ReadAsync(stop);
            var report = StatusAssessment.Assess(facts, context.Time.GetUtcNow());
            Print(context.Printer, report, CommonOptions.ReadFormat(parsed, output));
            return report.Problems.Count == 0 ? ExitCodes.Success : ExitCodes.Failure;
        }));
        return command;
    }

    private static void Print(Printer printer, StatusReport report, OutputFormat format)
    {
        if (format == OutputFormat.Table)
        {
            StatusText.Print(printer, report);
        }
        else
        {
            printer.Document(JsonSerializer.SerializeToNode(report, ReportJsonContext.Default.StatusReport)!, format);
        }
    }
}
