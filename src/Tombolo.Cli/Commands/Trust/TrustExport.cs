using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Cli.Manifests;
using Tombolo.Cli.Output;
using Tombolo.Protocol.Jwt;

namespace Tombolo.Cli.Commands.Trust;

/// <summary>Reads who issues the service-account tokens of a cluster, and with which keys, and prints the ClusterTrust that believes them.</summary>
internal sealed class TrustExport(CommandContext context, ClusterConnection connection)
{
    private const string Configuration = "/.well-known/openid-configuration";
    private const string Keys = "/openid/v1/jwks";

    public async Task<int> RunAsync(string name, string account, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var issuer = (await ReadAsync(Configuration, cancellationToken))["issuer"]?.ToString();
        if (string.IsNullOrEmpty(issuer))
        {
            throw new CommandFailedException($"the cluster names no issuer of its service-account tokens at {Configuration}; start its API server with --service-account-issuer");
        }

        var keys = await ReadAsync(Keys, cancellationToken);
        var problems = new List<string>();
        if (JsonWebKeySet.Read(Utf8.Of(keys), problems).Count == 0 || problems.Count > 0)
        {
            throw new CommandFailedException($"the keys of the cluster at {Keys} cannot be used: {string.Join("; ", problems)}");
        }

        var trust = new JsonObject
        {
            ["apiVersion"] = KnownResources.ClusterTrust.ApiVersion,
            ["kind"] = KnownResources.ClusterTrust.Kind,
            ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = WellKnownNamespaces.MultiCluster },
            ["spec"] = new JsonObject
            {
                ["issuer"] = issuer,
                ["jwks"] = new JsonArray(keys),
                ["subjects"] = new JsonArray($"{connection.K10Namespace}:{account}"),
                ["names"] = new JsonArray([.. names.Select(pattern => (JsonNode)pattern)]),
            },
        };
        context.Printer.Document(trust, OutputFormat.Yaml);
        context.Printer.Note($"Apply it on the primary; whoever may make tokens of ServiceAccount {connection.K10Namespace}/{account} of this cluster may join as {string.Join(" or ", names)}.");
        return ExitCodes.Success;
    }

    private async Task<JsonObject> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await connection.Client.GetRawAsync(path, cancellationToken);
        if (answer.Error is { } refused)
        {
            throw new CommandFailedException($"{path} of the cluster cannot be read: {refused.Message}; it needs the ClusterRole system:service-account-issuer-discovery, or an administrator");
        }

        try
        {
            return JsonNode.Parse(answer.Value.Span) as JsonObject ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new CommandFailedException($"{path} of the cluster is no JSON object; is there something in front of its API server?");
        }
    }
}
