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
    private static readonly ConditionalWeakTable<ResourceTable, OpenApiV3> DocumentsV3 = [];

    public Task SendAsync(HttpContext context)
    {
        var document = Documents.GetValue(cluster.Resources.Current, static table => new Lazy<OpenApiDocument>(() => OpenApiDocument.Build(table))).Value;
        var accept = context.Request.Headers.Accept.ToString();
        context.Response.Headers.ETag = document.Tag;
        return accept.Contains(ProtobufType, StringComparison.Ordinal)
            ? AnswerWriter.SendAsync(context, 200, document.Protobuf, "application/octet-stream")
            : AnswerWriter.SendAsync(context, 200, document.Json);
    }

    /// <summary>Sends the index of OpenAPI v3, or the document of a version of a group; which have no protobuf here.</summary>
    public Task SendV3Async(HttpContext context, string path)
    {
        AnswerFormat.Negotiate(context.Request.Headers.Accept);
        var description = DocumentsV3.GetValue(cluster.Resources.Current, static table => new OpenApiV3(table));
        if (path.Length == 0)
        {
            return AnswerWriter.SendAsync(context, 200, description.Index);
        }

        if (description.Find(path) is not { } document)
        {
            return NonResourceEndpoint.SendNotFoundAsync(context);
        }

        var wanted = context.Request.Query["hash"].ToString();
        if (wanted.Length > 0 && wanted != document.Hash)
        {
            // Who asks by an old index is told where the new document is.
            context.Response.Redirect($"/openapi/v3/{path}?hash={document.Hash}", permanent: true);
            return Task.CompletedTask;
        }

        context.Response.Headers.ETag = $"\"{document.Hash}\"";
        if (wanted.Length > 0)
        {
            context.Response.Headers.CacheControl = "public, immutable";
        }

        return AnswerWriter.SendAsync(context, 200, document.Json);
    }
}
