using System.Net.Http.Headers;
using System.Text.Json;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;
using Tombolo.Kubernetes.Watching;

namespace Tombolo.Kubernetes.Client;

/// <summary>The Kubernetes API over HTTP (Kubernetes API concepts). Safe for use by many at a time.</summary>
public sealed class KubernetesClient : IKubernetesClient, IDisposable
{
    private static readonly MediaTypeHeaderValue PlainJson = new("application/json");
    private static readonly MediaTypeHeaderValue MergePatch = new("application/merge-patch+json");
    private static readonly MediaTypeHeaderValue JsonPatch = new("application/json-patch+json");
    private static readonly MediaTypeHeaderValue ApplyPatch = new("application/apply-patch+yaml");

    private readonly RequestSender _sender;
    private readonly KubernetesClientOptions _options;
    private readonly TimeProvider _time;

    private KubernetesClient(RequestSender sender, Uri server, KubernetesClientOptions options, TimeProvider time)
    {
        _sender = sender;
        _options = options;
        _time = time;
        Server = server;
    }

    /// <inheritdoc/>
    public Uri Server { get; }

    /// <summary>A client over <paramref name="http"/>, which authenticates, follows no redirects and from now on belongs to the client.</summary>
    /// <param name="server">URL of the API server, with a path where it stands behind one; without user name, query or fragment.</param>
    /// <exception cref="ArgumentException">The URL or an option is not usable.</exception>
    public static KubernetesClient Create(HttpMessageInvoker http, Uri server, KubernetesClientOptions options, TimeProvider time)
    {
        if (string.Join("; ", options.Problems()) is { Length: > 0 } problems)
        {
            throw new ArgumentException(problems, nameof(options));
        }

        if (!server.IsAbsoluteUri || server.Scheme is not ("https" or "http"))
        {
            throw new ArgumentException("the URL of an API server must begin with https:// or http://", nameof(server));
        }

        if (server.UserInfo.Length > 0 || server.Query.Length > 0 || server.Fragment.Length > 0)
        {
            throw new ArgumentException($"the URL of API server {server.Host} must have no user name, query or fragment", nameof(server));
        }

        return new(new(http, server, options, time), server, options, time);
    }

    /// <inheritdoc/>
    public async Task<KubernetesResult<KubernetesObject>> GetAsync(ResourceType type, ResourceKey key, CancellationToken cancellationToken)
    {
        var answer = await _sender.SendAsync(HttpMethod.Get, ResourcePath.OfObject(type, key), null, cancellationToken);
        return answer.Decode(ParseObject);
    }

    /// <inheritdoc/>
    public async Task<KubernetesResult<ResourceList>> ListAsync(ResourceType type, ListOptions options, CancellationToken cancellationToken)
    {
        var query = new QueryString()
            .Add("labelSelector", options.LabelSelector)
            .Add("fieldSelector", options.FieldSelector)
            .Add("limit", options.Limit)
            .Add("continue", options.Continue)
            // The server refuses a version next to a continue token, which carries one.
            .Add("resourceVersion", options.Continue is null ? options.ResourceVersion : null);
        var answer = await _sender.SendAsync(HttpMethod.Get, ResourcePath.OfCollection(type, options.Namespace) + query, null, cancellationToken);
        return answer.Decode(body => ResourceListReader.Read(body, type));
    }

    /// <inheritdoc/>
    public Task<KubernetesResult<KubernetesObject>> CreateAsync(
        ResourceType type, string? @namespace, ReadOnlyMemory<byte> body, WriteOptions options, CancellationToken cancellationToken)
    {
        if (options.Subresource is not null)
        {
            throw new ArgumentException($"a subresource ({options.Subresource}) is not created; update or patch it", nameof(options));
        }

        return WriteAsync(HttpMethod.Post, ResourcePath.OfCollection(type, @namespace) + Query(options), body, PlainJson, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<KubernetesResult<KubernetesObject>> UpdateAsync(
        ResourceType type, ResourceKey key, ReadOnlyMemory<byte> body, WriteOptions options, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Put, ResourcePath.OfObject(type, key, options.Subresource) + Query(options), body, PlainJson, cancellationToken);

    /// <inheritdoc/>
    public Task<KubernetesResult<KubernetesObject>> PatchAsync(
        ResourceType type, ResourceKey key, PatchKind kind, ReadOnlyMemory<byte> patch, WriteOptions options, CancellationToken cancellationToken)
    {
        var format = kind == PatchKind.Json ? JsonPatch : MergePatch;
        return WriteAsync(HttpMethod.Patch, ResourcePath.OfObject(type, key, options.Subresource) + Query(options), patch, format, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<KubernetesResult<KubernetesObject>> ApplyAsync(
        ResourceType type, ResourceKey key, ReadOnlyMemory<byte> body, ApplyOptions options, CancellationToken cancellationToken)
    {
        var query = new QueryString().Add("fieldManager", options.FieldManager).Add("force", options.Force).AddDryRun(options.DryRun);
        return WriteAsync(HttpMethod.Patch, ResourcePath.OfObject(type, key, options.Subresource) + query, body, ApplyPatch, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<KubernetesResult<Deleted>> DeleteAsync(ResourceType type, ResourceKey key, DeleteOptions options, CancellationToken cancellationToken)
    {
        using var content = Content(DeleteOptionsBody.Write(options), PlainJson);
        var answer = await _sender.SendAsync(HttpMethod.Delete, ResourcePath.OfObject(type, key), content, cancellationToken);
        // The server answers a Status when the object is gone, and the object itself when it is only marked.
        return answer.Decode(body => new Deleted(Pending: ParseObject(body).Metadata.IsDeleting));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<WatchEvent> WatchAsync(ResourceType type, WatchOptions options, CancellationToken cancellationToken) =>
        new WatchStream(_sender, Server, type, options, _options, _time).ReadAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<KubernetesResult<ReadOnlyMemory<byte>>> GetRawAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await _sender.SendAsync(HttpMethod.Get, Rooted(path), null, cancellationToken);
        return answer.Decode(body => body);
    }

    /// <inheritdoc/>
    public Task<KubernetesResult<KubernetesObject>> PostRawAsync(string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Post, Rooted(path), body, PlainJson, cancellationToken);

    /// <summary>Ends what is under way, and disposes the HTTP client.</summary>
    public void Dispose() => _sender.Dispose();

    private static KubernetesObject ParseObject(ReadOnlyMemory<byte> body) =>
        KubernetesObject.Parse(body) is { Metadata.Kind.Length: > 0 } found ? found : throw new JsonException("an object without kind");

    private static string Rooted(string path) =>
        path.StartsWith('/') ? path : throw new ArgumentException($"path \"{path}\" must begin with /", nameof(path));

    private static QueryString Query(WriteOptions options) =>
        new QueryString().Add("fieldManager", options.FieldManager).AddDryRun(options.DryRun);

    private static ReadOnlyMemoryContent Content(ReadOnlyMemory<byte> body, MediaTypeHeaderValue format) =>
        new(body) { Headers = { ContentType = format } };

    private async Task<KubernetesResult<KubernetesObject>> WriteAsync(
        HttpMethod method, string pathAndQuery, ReadOnlyMemory<byte> body, MediaTypeHeaderValue format, CancellationToken cancellationToken)
    {
        using var content = Content(body, format);
        var answer = await _sender.SendAsync(method, pathAndQuery, content, cancellationToken);
        return answer.Decode(ParseObject);
    }
}
