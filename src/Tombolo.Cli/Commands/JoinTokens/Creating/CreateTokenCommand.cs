using System.CommandLine;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Connecting;

namespace Tombolo.Cli.Commands.JoinTokens.Creating;

/// <summary><c>tombolo join-token create</c></summary>
internal static class CreateTokenCommand
{
    private const string Examples = """
        # A token for one day, printed to standard output
        tombolo join-token create shops

        # The command to run on the other cluster instead of the bare token
        tombolo join-token create shop-lyon --max-uses 1 --allowed-name shop-lyon --print-join-command

        # From one cluster to the other without showing it
        tombolo join-token create shop-lyon --show-once --context hub | tombolo join --token - --context lyon
        """;

    public static Command Create(CommandContext context)
    {
        var flags = new CreateTokenFlags();
        var command = new ExampleCommand("create", "Create a join token and print it.", Examples);
        flags.AddTo(command);
        command.SetAction((parsed, stop) =>
        {
            var options = flags.Read(parsed);
            return context.OnClusterAsync(parsed, connection => new TokenCreation(context, connection, options).RunAsync(stop));
        });
        return command;
    }
}
