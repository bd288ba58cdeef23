using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tombolo.Kubernetes.Client;
using Tombolo.Testing.Http;

namespace Tombolo.Server.Tests.Tunnels;

/// <summary>The API server of a primary as far as it says who calls and what they may: the token is the name, and <c>mallory</c> may nothing.</summary>
internal sealed class Reviews : IAsyncDisposable
{
    private readonly ScriptedServer _server;

    private Reviews(ScriptedServer server)
    {
        _server = server;
        Client = KubernetesClient.Create(new HttpMessageInvoker(new SocketsHttpHandler()), server.Url, new KubernetesClientOptions { UserAgent = "test" }, TimeProvider.System);
    }

    public KubernetesClient Client { get; }

    /// <summary>What was asked about rights, as <c>verb resource/subresource name</c>.</summary>
    public IReadOnlyList<string> Asked { get; private set; } = [];

    public static async Task<Reviews> StartAsync()
    {
        Reviews? reviews = null;
        return reviews = new Reviews(await ScriptedServer.StartAsync(context => reviews!.AnswerAsync(context)));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var spec = body.RootElement.GetProperty("spec");
        context.Response.ContentType = "application/json";
        if (spec.TryGetProperty("token", out var token))
        {
            var isKnown = token.GetString() is "alice" or "mallory";
            var user = $"\"user\":{{\"username\":\"{token}\",\"groups\":[\"ops\",\"system:authenticated\",\"system:masters\"]}}";
            await context.Response.WriteAsync(
                $"{{\"kind\":\"TokenReview\",\"apiVersion\":\"authentication.k8s.io/v1\",\"metadata\":{{}},\"status\":{{\"authenticated\":{(isKnown ? "true" : "false")},{user}}}}}");
            return;
        }

        var resource = spec.GetProperty("resourceAttributes");
        Asked = [.. Asked, $"{resource.GetProperty("verb")} {resource.GetProperty("resource")}/{resource.GetProperty("subresource")} {resource.GetProperty("name")}"];
        var isAllowed = spec.GetProperty("user").GetString() == "alice";
        await context.Response.WriteAsync(
            $"{{\"kind\":\"SubjectAccessReview\",\"apiVersion\":\"authorization.k8s.io/v1\",\"metadata\":{{}},\"status\":{{\"allowed\":{(isAllowed ? "true" : "false")}}}}}");
    }
}
