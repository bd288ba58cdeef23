using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.OpenApi;
using Tombolo.Dashboard.Tests.Hosting;
using Tombolo.Dashboard.ThisCluster;

namespace Tombolo.Dashboard.Tests.OpenApi;

/// <summary>Describes the endpoints by the framework's own generator; the server itself serves the committed result and does without it.</summary>
internal static class OpenApiGenerator
{
    private const string Name = "tombolo";

    public static async Task<string> GenerateAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddDashboard(new DashboardOptions { ServerVersion = "1.2.3" }, new Kubernetes.Configuration.ConnectionConfiguration { Server = new Uri("https://127.0.0.1:1") });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IMemberConnection>(new FixedConnection());
        builder.Services.AddSingleton<Kubernetes.Client.IKubernetesClient>(new Testing.InMemory.InMemoryKubernetes(TimeProvider.System));
        builder.Services.AddOpenApi(Name, options =>
        {
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Tombolo",
                    Version = "v1",
                    Description = "The HTTP API of the Multi-Cluster Manager, below the path base of a server, such as /k10. Bearer token of the cluster, or the session cookie; with the cookie, changes need the header X-Tombolo-Csrf.",
                };
                document.Servers = [];
                return Task.CompletedTask;
            });
            options.AddOperationTransformer<ProblemTransformer>();
            options.AddSchemaTransformer<RequiredTransformer>();
        });
        await using var app = builder.Build();
        app.UseRouting();
        app.MapDashboard("");
        app.MapOpenApi("/openapi/{documentName}.json");
        await app.StartAsync();
        using var http = new HttpClient();
        var json = await http.GetStringAsync(new Uri($"{app.Urls.First()}/openapi/{Name}.json"));
        return JsonNode.Parse(json)!.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
    }
}
