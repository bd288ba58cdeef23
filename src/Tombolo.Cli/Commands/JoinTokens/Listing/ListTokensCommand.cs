using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.Api.Core;
using Tombolo.Api.JoinTokens;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Cli.Output;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Cli.Commands.JoinTokens.Listing;

/// <summary><c>tombolo join-token list</c> and <c>tombolo get join-tokens</c></summary>
internal static class ListTokensCommand
{
    private static readonly string[] Headings = ["NAME", "AGE", "EXPIRES", "USES", "ALLOWED NAMES", "ID", "WARNINGS"];

    public static Command Create(CommandContext context, string name, params IEnumerable<string> aliases)
    {
        var output = CommonOptions.Output("table", "json", "yaml", "name");
        var command = new ExampleCommand(name, "List the join tokens: age, end and uses, never the tokens themselves.", "tombolo join-token list\ntombolo get join-tokens -o json") { output };
        foreach (var alias in aliases)
        {
            command.Aliases.Add(alias);
        }

        command.SetAction((parsed, stop) => context.OnClusterAsync(parsed, connection => ListAsync(context, connection, CommonOptions.ReadFormat(parsed, output), stop)));
        return command;
    }

    private static async Task<int> ListAsync(CommandContext context, ClusterConnection connection, OutputFormat format, CancellationToken cancellationToken)
    {
        var options = new ListOptions { Namespace = WellKnownNamespaces.MultiCluster, FieldSelector = $"type={SecretTypes.JoinToken}" };
        var listed = await connection.Client.ListAllAsync(KnownResources.Secret, options, CoreJsonContext.Default.Secret, cancellationToken);
        var secrets = listed.OrFail("list", KnownResources.Secret, TokenSecret.Key(""));
        var uses = secrets.Count == 0 ? new Dictionary<string, int>() : await TokenUses.CountAsync(connection, cancellationToken);
        var now = context.Time.GetUtcNow();
        Print(context.Printer, [.. secrets.Select(secret => JoinTokenSummary.Of(secret, uses, now)).OrderBy(token => token.Name, StringComparer.Ordinal)], format, now);
        return ExitCodes.Success;
    }

    private static void Print(Printer printer, IReadOnlyList<JoinTokenSummary> tokens, OutputFormat format, DateTimeOffset now)
    {
        switch (format)
        {
            case OutputFormat.Json or OutputFormat.Yaml:
                printer.Document(new JsonArray([.. tokens.Select(token => JsonSerializer.SerializeToNode(token, ReportJsonContext.Default.JoinTokenSummary))]), format);
                break;
            case OutputFormat.Name:
                foreach (var token in tokens)
                {
                    printer.Line($"secret/{token.Name}");
                }

                break;
            case OutputFormat.Table or OutputFormat.Wide when tokens.Count == 0:
                printer.Note($"No join tokens in {WellKnownNamespaces.MultiCluster}; make one: tombolo join-token create NAME");
                break;
            default:
                printer.Table(Headings, tokens.Select(token => Row(token, now)));
                break;
        }
    }

    private static IReadOnlyList<Cell> Row(JoinTokenSummary token, DateTimeOffset now) =>
    [
        token.Name,
        AgeText.Of(token.CreatedAt, now),
        token.ExpiresAt is null ? "never" : !ApiTime.TryParse(token.ExpiresAt, out var end) ? token.ExpiresAt : end <= now ? "expired" : $"in {AgeText.Of(end - now)}",
        token.MaxUses is null ? $"{token.Uses}" : $"{token.Uses}/{token.MaxUses}",
        token.AllowedNames.Count == 0 ? "*" : string.Join(',', token.AllowedNames),
        token.TokenId is { Length: > 12 } id ? id[..12] : token.TokenId,
        token.Warnings.Count == 0 ? Cell.None : new Cell(string.Join("; ", token.Warnings), StateSeverity.Warning),
    ];
}
