using System.CommandLine;
using Tombolo.Cli.Asking;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Connecting;

namespace Tombolo.Cli.Commands.Uninstall;

/// <summary><c>tombolo uninstall</c></summary>
internal static class UninstallCommand
{
    private const string Examples = """
        # What would go
        tombolo uninstall --dry-run

        # Stop the server, then remove what it made; distributed copies stay as objects of their own
        kubectl scale deployment tombolo -n kasten-io --replicas=0
        tombolo uninstall
        """;

    public static Command Create(CommandContext context)
    {
        var copies = new Option<bool>("--remove-copies") { Description = "Also delete distributed copies, except those that were there before or are to be retained." };
        var force = new Option<bool>("--force") { Description = "Also while a server runs, or while this primary has members, which are not told." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only list what would go." };
        var yes = Confirmation.YesOption();
        var command = new ExampleCommand("uninstall", "Remove what Tombolo put into this cluster, without the help of a server.", Examples) { copies, force, dryRun, yes };
        command.SetAction((parsed, stop) =>
        {
            var options = new UninstallOptions(parsed.GetValue(copies), parsed.GetValue(force), parsed.GetValue(yes), parsed.GetValue(dryRun));
            return context.OnClusterAsync(parsed, connection => new Uninstallation(context, connection, options).RunAsync(stop));
        });
        return command;
    }
}
