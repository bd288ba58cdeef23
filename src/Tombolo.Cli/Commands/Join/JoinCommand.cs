using System.CommandLine;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Connecting;

namespace Tombolo.Cli.Commands.Join;

/// <summary><c>tombolo join</c></summary>
internal static class JoinCommand
{
    private const string Examples = """
        # Join the primary that made the token
        tombolo join --token tmb1... --name shop-lyon

        # Without the token on the command line
        tombolo join --token-file token.txt --name shop-lyon --ingress https://lyon.example.org/k10

        # From the primary's cluster in one go
        tombolo join-token show shops --context hub | tombolo join --token - --context lyon

        # From manifests of mc-join and mc-join-config
        tombolo join -f join.yaml
        """;

    public static Command Create(CommandContext context)
    {
        var flags = new JoinFlags();
        var command = new ExampleCommand("join", "Make this cluster a secondary: writes Secret mc-join and ConfigMap mc-join-config and waits for the result.", Examples);
        flags.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var options = await flags.ReadAsync(parsed, context, stop);
            return await context.OnClusterAsync(parsed, connection => new ClusterJoin(context, connection, options).RunAsync(stop));
        });
        return command;
    }
}
