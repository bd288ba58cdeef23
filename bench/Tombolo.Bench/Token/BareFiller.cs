using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Bench.Clusters;

namespace Tombolo.Bench.Token;

/// <summary>The bare work: a watch, and for each new Secret one PATCH of as many bytes as the true one has. No key, no cache, no check, no queue.</summary>
internal sealed class BareFiller(BareApi api, string @namespace, string token)
{
    private const string IdOfThatLength = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await foreach (var document in api.WatchAsync($"/api/v1/namespaces/{@namespace}/secrets", cancellationToken))
            {
                using (document)
                {
                    var secret = document.RootElement.GetProperty("object");
                    if (document.RootElement.GetProperty("type").ValueEquals("ADDED") && !secret.TryGetProperty("data", out _))
                    {
                        await FillAsync(secret.GetProperty("metadata"), cancellationToken);
                    }
                }
            }
        }
    }

    private Task FillAsync(JsonElement metadata, CancellationToken cancellationToken)
    {
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["uid"] = metadata.GetProperty("uid").GetString(),
                ["resourceVersion"] = metadata.GetProperty("resourceVersion").GetString(),
                ["annotations"] = new JsonObject { [Annotations.Ready] = "true", [Annotations.TokenId] = IdOfThatLength },
            },
            ["data"] = new JsonObject { [JoinTokenKeys.Token] = token },
        };
        return api.MergeAsync(
            $"/api/v1/namespaces/{@namespace}/secrets/{metadata.GetProperty("name").GetString()}?fieldManager=bare", Encoding.UTF8.GetBytes(patch.ToJsonString()), cancellationToken);
    }
}
