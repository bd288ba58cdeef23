using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tombolo.Dashboard.Api;

/// <summary>Serves the description that is committed with the sources; a test holds it to the endpoints.</summary>
internal static class OpenApiEndpoint
{
    private static readonly Lazy<byte[]> Document = new(Read);

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/openapi.json", () => TypedResults.Bytes(Document.Value, "application/json")).WithMetadata(ApiRequirement.Open).ExcludeFromDescription();

    private static byte[] Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("openapi.json")
            ?? throw new InvalidOperationException("openapi.json is not part of the assembly");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
