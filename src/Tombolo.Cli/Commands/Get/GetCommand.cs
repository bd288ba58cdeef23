using System.CommandLine;
using Tombolo.Cli.Commands.JoinTokens.Listing;

namespace Tombolo.Cli.Commands.Get;

/// <summary><c>tombolo get</c></summary>
internal static class GetCommand
{
    public static Command Create(CommandContext context) => new("get", "Show clusters, distributions, access and join tokens of this primary.")
    {
        GetObjectsCommand.Create(context, ClusterView.Instance),
        GetObjectsCommand.Create(context, DistributionView.Instance),
        GetObjectsCommand.Create(context, BindingView.Instance),
        ListTokensCommand.Create(context, "join-tokens", "join-token"),
    };
}
