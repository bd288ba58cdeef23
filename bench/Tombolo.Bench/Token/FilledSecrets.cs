using System.Collections.Concurrent;
using System.Text.Json;
using Tombolo.Api.Names;
using Tombolo.Bench.Clusters;

namespace Tombolo.Bench.Token;

/// <summary>Watches a namespace and notes when Secrets are filled: both sides are measured by the same watch.</summary>
internal sealed class FilledSecrets(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<(long At, string Token)>> _awaited = new(StringComparer.Ordinal);

    /// <summary>When the Secret of that name is seen with a token, as a timestamp of the clock, and the token as it is stored.</summary>
    public Task<(long At, string Token)> WaitAsync(string name) =>
        _awaited.GetOrAdd(name, _ => new TaskCompletionSource<(long, string)>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public async Task RunAsync(BareApi api, string @namespace, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await foreach (var document in api.WatchAsync($"/api/v1/namespaces/{@namespace}/secrets", cancellationToken))
            {
                var now = time.GetTimestamp();
                using (document)
                {
                    Note(document.RootElement.GetProperty("object"), now);
                }
            }
        }
    }

    private void Note(JsonElement secret, long now)
    {
        var metadata = secret.GetProperty("metadata");
        if (secret.TryGetProperty("data", out var data) && data.TryGetProperty(JoinTokenKeys.Token, out var token)
            && metadata.TryGetProperty("annotations", out var annotations) && annotations.TryGetProperty(Annotations.Ready, out _)
            && _awaited.TryRemove(metadata.GetProperty("name").GetString()!, out var awaited))
        {
            awaited.SetResult((now, token.GetString()!));
        }
    }
}
