using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tombolo.Conformance.Tests.Servers;

/// <summary>What a server answered.</summary>
public sealed record ApiAnswer(int Code, string Body, string ContentType)
{
    /// <summary>The body as JSON; a stream of objects as a list; text as it is.</summary>
    public JsonNode? Json
    {
        get
        {
            try
            {
                return Body.Length == 0 ? null : JsonNode.Parse(Body);
            }
            catch (JsonException)
            {
                var lines = Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                return lines.Length > 1 && lines.All(line => line.StartsWith('{'))
                    ? new JsonArray([.. lines.Select(line => JsonNode.Parse(line))])
                    : JsonValue.Create(Body);
            }
        }
    }
}
