using System.CommandLine;
using System.Text.Json;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Output;

namespace Tombolo.Cli.Commands.Doctor;

/// <summary><c>tombolo doctor</c></summary>
internal static class DoctorCommand
{
    private const string Examples = """
        # Before a join: this cluster, and the way from here to the primary that made the token
        tombolo join-token show shops --context hub | tombolo doctor --token - --context lyon

        # On a cluster that has joined, and on a primary
        tombolo doctor

        # Without the long look at the stream, for a program; the exit code is 1 when a check fails
        tombolo doctor --quick -o json
        """;

    public static Command Create(CommandContext context)
    {
        var flags = new DoctorFlags();
        var output = CommonOptions.Output("table", "json", "yaml");
        var command = new ExampleCommand("doctor", "Check this cluster and the way to its primary, and say what repairs what is wrong.", Examples) { output };
        flags.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var options = await flags.ReadAsync(parsed, context, stop);
            var address = context.Flags.Read(parsed);
            var report = await context.Printer.ProgressAsync(
                "checking the cluster", progress => new Checkup(context, address, options, progress).RunAsync(stop));
            Print(context.Printer, report, CommonOptions.ReadFormat(parsed, output));
            return report.HasFailed ? ExitCodes.Failure : ExitCodes.Success;
        });
        return command;
    }

    private static void Print(Printer printer, DoctorReport report, OutputFormat format)
    {
        if (format == OutputFormat.Table)
        {
            DoctorText.Print(printer, report);
        }
        else
        {
            printer.Document(JsonSerializer.SerializeToNode(report, ReportJsonContext.Default.DoctorReport)!, format);
        }
    }
}
