using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.OpenApi;

/// <summary>Serves the OpenAPI v2 description, as JSON or as the protobuf that kubectl asks for.</summary>
internal sealed class OpenApiEndpoint(LocalCluster cluster)
{
    private const string ProtobufType = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";

    // As long as the same resources are served.
    private static readonly ConditionalWeakTable<ResourceTable, Lazy<OpenApiDocument>> Documents = [];

    public Task SendAsync(HttpContext context)
    {
        var document = Documents.GetValue(cluster.Resources.Current, static table => new Lazy<OpenApiDocument>(() => OpenApiDocument.Build(table))).Value;
        var accept = context.Request.Headers.Accept.ToString();
        context.Response.Headers.ETag = document.Tag;
        return accept.Contains(ProtobufType, StringComparison.Ordinal)
            ? AnswerWriter.SendAsync(context, 200, document.Protobuf, "application/octet-stream")
            : AnswerWriter.SendAsync(context, 200, document.Json);
    }
}
