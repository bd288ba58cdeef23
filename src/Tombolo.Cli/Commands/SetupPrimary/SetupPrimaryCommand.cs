using System.CommandLine;
using Tombolo.Api.Names;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Connecting;

namespace Tombolo.Cli.Commands.SetupPrimary;

/// <summary><c>tombolo setup-primary</c></summary>
internal static class SetupPrimaryCommand
{
    private const string Examples = """
        # Make this cluster the primary
        tombolo setup-primary --name hub-paris --ingress https://hub.example.org/k10

        # With labels on its Cluster, which Distributions can select
        tombolo setup-primary --name hub-paris --ingress https://hub.example.org/k10 --labels region=eu,stage=prod

        # From a Bootstrap in a file
        tombolo setup-primary -f bootstrap.yaml
        """;

    private static readonly string Description =
        $"Make this cluster the primary: writes a Bootstrap in {WellKnownNamespaces.MultiCluster} and waits for its Cluster.";

    public static Command Create(CommandContext context)
    {
        var flags = new SetupPrimaryFlags();
        var command = new ExampleCommand("setup-primary", Description, Examples);
        flags.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var options = await flags.ReadAsync(parsed, context, stop);
            return await context.OnClusterAsync(parsed, connection => new PrimarySetup(context, connection, options).RunAsync(stop));
        });
        return command;
    }
}
