using System.CommandLine;
using Tombolo.Api.JoinTokens;
using Tombolo.Api.Resources;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Commands.JoinTokens.Listing;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Cli.Commands.JoinTokens.Deleting;

/// <summary><c>tombolo join-token delete</c></summary>
internal static class DeleteTokenCommand
{
    private const string Examples = """
        # Nobody joins with it any more; who has joined stays a member
        tombolo join-token delete shops
        """;

    public static Command Create(CommandContext context)
    {
        var name = new Argument<string>("NAME") { Description = "Name of the token." };
        var command = new ExampleCommand("delete", "Delete a join token, so that nobody can join with it any more.", Examples) { name };
        command.SetAction((parsed, stop) => context.OnClusterAsync(parsed, connection => DeleteAsync(context, connection, parsed.GetRequiredValue(name), stop)));
        return command;
    }

    private static async Task<int> DeleteAsync(CommandContext context, ClusterConnection connection, string name, CancellationToken cancellationToken)
    {
        var secret = await TokenSecret.FindAsync(connection, name, cancellationToken);
        var uses = await TokenUses.CountAsync(connection, cancellationToken);
        var token = JoinTokenSummary.Of(secret, uses, context.Time.GetUtcNow());
        var key = TokenSecret.Key(name);

        // Only the Secret that was looked at: one of another type must not go by its name.
        var deleted = await connection.Client.DeleteAsync(KnownResources.Secret, key, new DeleteOptions { Uid = secret.Metadata.Uid }, cancellationToken);
        deleted.OrFail("delete", KnownResources.Secret, key);
        context.Printer.Line($"secret/{name} deleted");
        context.Printer.Note(
            token.Uses == 0
                ? JoinTokenRemoval.Describe(token.Uses)
                : $"{JoinTokenRemoval.Describe(token.Uses)} To remove one: tombolo disconnect NAME");
        return ExitCodes.Success;
    }
}
