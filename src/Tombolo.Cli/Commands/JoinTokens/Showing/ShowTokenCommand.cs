using System.CommandLine;
using Tombolo.Api.Names;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;

namespace Tombolo.Cli.Commands.JoinTokens.Showing;

/// <summary><c>tombolo join-token show</c></summary>
internal static class ShowTokenCommand
{
    private const string Examples = """
        # Print the token again
        tombolo join-token show shops

        # Hand it over without showing it
        tombolo join-token show shops --context hub | tombolo join --token - --context lyon
        """;

    public static Command Create(CommandContext context)
    {
        var name = new Argument<string>("NAME") { Description = "Name of the token." };
        var print = TokenOutput.PrintJoinCommand();
        var command = new ExampleCommand("show", "Print a join token. One that is to be shown once is removed from the cluster by this.", Examples) { name, print };
        command.SetAction((parsed, stop) => context.OnClusterAsync(
            parsed, connection => ShowAsync(context, connection, parsed.GetRequiredValue(name), parsed.GetValue(print), stop)));
        return command;
    }

    private static async Task<int> ShowAsync(CommandContext context, ClusterConnection connection, string name, bool asJoinCommand, CancellationToken cancellationToken)
    {
        var secret = await TokenSecret.FindAsync(connection, name, cancellationToken);
        if (secret.Text(JoinTokenKeys.Token) is not { Length: > 0 } token)
        {
            throw new CommandFailedException(
                secret.Text(JoinTokenKeys.PublicKey) is { Length: > 0 }
                    ? $"the token of Secret {TokenSecret.Key(name)} was shown once and is not in the cluster any more; create a new one: tombolo join-token create NAME"
                    : $"Secret {TokenSecret.Key(name)} has no token yet; see that tombolo-server runs for this cluster: tombolo status");
        }

        TokenOutput.Print(context.Printer, token, asJoinCommand);
        if (secret.Metadata.Annotations?.GetValueOrDefault(Annotations.ShowOnce) == "true")
        {
            await TokenRemoval.RemoveTextAsync(connection.Client, secret, cancellationToken);
            context.Printer.Note("It was shown once and is not in the cluster any more.");
        }

        return ExitCodes.Success;
    }
}
