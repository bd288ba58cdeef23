using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Credentials;
using Tombolo.Testing.Http;

namespace Tombolo.Cli.Tests.Harness;

/// <summary>Command lines against a primary whose server answers what a test says.</summary>
public abstract class FleetApiTest : CommandTest, IAsyncLifetime
{
    /// <summary>Answers by path and query below <c>/k10/mc/api/v1</c>.</summary>
    private protected Dictionary<string, (int Code, string Body)> Answers { get; } = [];

    /// <summary>Of the last request; empty for most.</summary>
    private protected string LastBody { get; private set; } = "";

    private protected ScriptedServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await ScriptedServer.StartAsync(AnswerAsync);
        Connector.Credentials = new FixedCredential(Credential.Bearer("token-of-somebody"));
        await CreateAsync(KnownResources.Namespace, "", FleetObjects.Namespace(WellKnownNamespaces.MultiCluster));
        await CreateAsync(KnownResources.Cluster, WellKnownNamespaces.MultiCluster, FleetObjects.Cluster("hub-paris", ClusterTypes.Primary, url: $"{Server.Url}k10"));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Server.DisposeAsync();
    }

    private protected static string Target(string cluster, string state, string objects, string more = "") =>
        new JsonObject { ["cluster"] = cluster, ["state"] = state, ["objects"] = JsonNode.Parse($"[{objects}]") }.ToJsonString()[..^1] + more + "}";

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        LastBody = await body.ReadToEndAsync(context.RequestAborted);
        var target = (context.Request.Path + context.Request.QueryString.Value).Replace("/k10/mc/api/v1", "", StringComparison.Ordinal);
        var (code, answer) = Answers.GetValueOrDefault(target, (404, "<html>not here</html>"));
        await context.AnswerAsync(code, answer);
    }
}
