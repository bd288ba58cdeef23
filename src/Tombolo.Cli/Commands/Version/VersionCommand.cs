using System.CommandLine;
using System.Text.Json.Nodes;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Output;

namespace Tombolo.Cli.Commands.Version;

/// <summary><c>tombolo version</c></summary>
internal static class VersionCommand
{
    public static Command Create(CommandContext context)
    {
        var output = CommonOptions.Output("table", "json", "yaml");
        var command = new ExampleCommand("version", "Print the version of this command.", "tombolo version\ntombolo version -o json") { output };
        command.SetAction(parsed =>
        {
            Print(context.Printer, CommonOptions.ReadFormat(parsed, output));
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Print(Printer printer, OutputFormat format)
    {
        if (format == OutputFormat.Table)
        {
            printer.Line($"tombolo {ProductVersion.Number}");
            return;
        }

        var document = new JsonObject { ["version"] = ProductVersion.Number };
        if (ProductVersion.Revision is { } revision)
        {
            document["revision"] = revision;
        }

        printer.Document(document, format);
    }
}
