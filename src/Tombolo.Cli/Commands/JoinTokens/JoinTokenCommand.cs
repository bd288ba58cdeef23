using System.CommandLine;
using Tombolo.Cli.Commands.JoinTokens.Creating;
using Tombolo.Cli.Commands.JoinTokens.Deleting;
using Tombolo.Cli.Commands.JoinTokens.Generating;
using Tombolo.Cli.Commands.JoinTokens.Listing;
using Tombolo.Cli.Commands.JoinTokens.Showing;

namespace Tombolo.Cli.Commands.JoinTokens;

/// <summary><c>tombolo join-token</c></summary>
internal static class JoinTokenCommand
{
    public static Command Create(CommandContext context) => new("join-token", "Create, show, list and delete the tokens with which clusters join this primary.")
    {
        CreateTokenCommand.Create(context),
        GenerateTokenCommand.Create(context),
        ShowTokenCommand.Create(context),
        ListTokensCommand.Create(context, "list"),
        DeleteTokenCommand.Create(context),
    };
}
