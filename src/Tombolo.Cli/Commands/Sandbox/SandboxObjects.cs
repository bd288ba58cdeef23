using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.Api.Resources;
using Tombolo.Cli.Failures;
using Tombolo.Cli.Manifests;
using Tombolo.Cli.Output;
using Tombolo.Cli.Waiting;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Discovery;
using Tombolo.Kubernetes.Yaml;

namespace Tombolo.Cli.Commands.Sandbox;

/// <summary>Writes objects into a cluster and waits for what becomes of them.</summary>
internal sealed class SandboxObjects(SandboxCluster cluster, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ResourceMapper _mapper = new(cluster.Client, new ResourceMapperOptions { MissInterval = TimeSpan.FromMilliseconds(50) }, time);

    /// <summary>Applies every document of a manifest.</summary>
    /// <exception cref="CommandFailedException">One is refused.</exception>
    public async Task ApplyAsync(string manifest, CancellationToken cancellationToken)
    {
        foreach (var item in YamlText.Parse(manifest).OfType<JsonObject>())
        {
            var kind = GroupVersionKind.Of((string)item["apiVersion"]!, (string)item["kind"]!);
            var key = new ResourceKey((string?)item["metadata"]?["namespace"] ?? "", (string)item["metadata"]!["name"]!);
            var mapped = await _mapper.MapAsync(kind, cancellationToken);
            if (mapped.Error is { } unknown)
            {
                throw new CommandFailedException($"cluster {cluster.Name} serves no {kind}: {unknown.Message}");
            }

            var options = new ApplyOptions { FieldManager = "tombolo-sandbox", Force = true };
            (await cluster.Client.ApplyAsync(mapped.Value, key, Utf8.Of(item), options, cancellationToken)).OrFail("apply", mapped.Value, key);
        }
    }

    /// <summary>Waits until an object is there and <paramref name="read"/> finds something in it.</summary>
    /// <param name="what">Completes "cluster x: ... within 60 s".</param>
    /// <exception cref="CommandFailedException">It did not come in time; names the cluster and its log.</exception>
    public async Task<string> UntilAsync(ResourceType type, ResourceKey key, Func<JsonElement, string?> read, string what, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await new ObjectWatcher(cluster.Client, new Progress(_ => { }, time), time).UntilAsync(
                type,
                key,
                found =>
                {
                    using var document = found?.ToDocument();
                    return ValueTask.FromResult(document is null ? null : read(document.RootElement));
                },
                either.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new CommandFailedException($"cluster {cluster.Name}: {what} did not come within {Patience.TotalSeconds:0} s; its server says why in {cluster.LogFile}");
        }
    }

    /// <summary>Waits until a field of an object has a value.</summary>
    public Task<string> UntilAsync(ResourceType type, ResourceKey key, string field, string value, CancellationToken cancellationToken) =>
        UntilAsync(type, key, item => Text(item, field) == value ? value : null, $"{type.Kind} {key} with {field} {value}", cancellationToken);

    /// <summary>Waits until a Secret has a value, decoded, that <paramref name="isWanted"/> accepts.</summary>
    public Task<string> UntilSecretAsync(ResourceKey key, string name, Predicate<string> isWanted, CancellationToken cancellationToken) => UntilAsync(
        KnownResources.Secret,
        key,
        item => Text(item, $"data.{name}") is { Length: > 0 } encoded && Encoding.UTF8.GetString(Convert.FromBase64String(encoded)) is var text && isWanted(text) ? text : null,
        $"Secret {key} with {name}",
        cancellationToken);

    private static string? Text(JsonElement item, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(name, out item))
            {
                return null;
            }
        }

        return item.ValueKind == JsonValueKind.String ? item.GetString() : null;
    }
}
