using System.Text;
using System.Text.Json.Nodes;

namespace Tombolo.Cli.Manifests;

/// <summary>Bodies of requests.</summary>
internal static class Utf8
{
    public static byte[] Of(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString());
}
