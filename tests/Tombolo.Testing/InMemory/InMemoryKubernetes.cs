using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Testing.InMemory;

/// <summary>
/// A Kubernetes API in memory, behind the client's interface: no HTTP, no validation by schema, no RBAC. What it does keep is what controllers
/// depend on: versions and preconditions, generation, the status subresource, finalizers, terminating namespaces, owners, merge and JSON patch,
/// server-side apply over leaf fields, watches with compaction, no write where nothing changes.
/// </summary>
public sealed class InMemoryKubernetes : IKubernetesClient
{
    private const string DefaultManager = "tombolo-test";

    private readonly Lock _lock = new();
    private readonly InMemoryStore _store = new();
    private readonly ObjectWriter _writer;
    private readonly TimeProvider _time;
    private readonly List<InMemoryRequest> _requests = [];
    private readonly List<InMemoryRequest> _accepted = [];
    private int _watchGeneration;

    /// <param name="namespaces">Namespaces that are there from the start.</param>
    public InMemoryKubernetes(TimeProvider time, params IEnumerable<string> namespaces)
    {
        _time = time;
        _writer = new ObjectWriter(_store, time);
        foreach (var name in namespaces)
        {
            _writer.Create(KnownResources.Namespace, null, new JsonObject { ["metadata"] = new JsonObject { ["name"] = name } }, Writer("setup", "Update", null), dryRun: false);
        }
    }

    public Uri Server { get; } = new("https://kubernetes.in-memory.test");

    /// <summary>Called before each request, outside the lock: a status refuses it, an exception loses it.</summary>
    public Func<InMemoryRequest, KubernetesStatus?>? BeforeRequest { get; set; }

    /// <summary>Called after each write that was stored; an exception here is a process that died, or an answer that was lost.</summary>
    public Action<InMemoryRequest>? AfterWrite { get; set; }

    /// <summary>Stands in for defaulting, pruning and admission: changes what is about to be stored.</summary>
    public Action<ResourceType, JsonObject>? Admission
    {
        get => _writer.Admission;
        set => _writer.Admission = value;
    }

    /// <summary>Kinds that are served without status subresource, as some CRDs in the wild are.</summary>
    public void RemoveStatusSubresource(params ResourceType[] types)
    {
        var before = _writer.HasStatus;
        _writer.HasStatus = type => !types.Contains(type) && before(type);
    }

    /// <summary>Bodies of <see cref="GetRawAsync"/> by path.</summary>
    public IDictionary<string, string> RawAnswers { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Answers <see cref="PostRawAsync"/>.</summary>
    public Func<string, JsonObject, JsonObject>? PostRaw { get; set; }

    /// <summary>Every request so far, in order.</summary>
    public IReadOnlyList<InMemoryRequest> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Every write so far that was accepted, also if it changed nothing, in order.</summary>
    public IReadOnlyList<InMemoryRequest> Writes
    {
        get
        {
            lock (_lock)
            {
                return [.. _accepted];
            }
        }
    }

    /// <summary>Versions up to now become too old to watch from, and running watches end.</summary>
    public void Compact()
    {
        lock (_lock)
        {
            _watchGeneration++;
            _store.Compact();
        }
    }

    /// <summary>Ends running watches, as a restart of the API server does.</summary>
    public void DropWatches()
    {
        lock (_lock)
        {
            _watchGeneration++;
            _store.Wake();
        }
    }

    public Task<KubernetesResult<KubernetesObject>> GetAsync(ResourceType type, ResourceKey key, CancellationToken cancellationToken) =>
        Task.FromResult(Run(new InMemoryRequest("get", type, key, null, ""), () => _store.Find(type, key) ?? throw new RefusedException(Refusals.NotFound(type, key.Name)), Answers.ToObject));

    public Task<KubernetesResult<ResourceList>> ListAsync(ResourceType type, ListOptions options, CancellationToken cancellationToken) =>
        Task.FromResult(Run(
            new InMemoryRequest("list", type, new ResourceKey(options.Namespace ?? "", ""), null, ""),
            () =>
            {
                var matcher = new LabelMatcher(options.LabelSelector, options.FieldSelector);
                var all = _store.List(type, options.Namespace).Where(matcher.Matches).ToList();
                var start = options.Continue is null ? 0 : int.Parse(options.Continue, CultureInfo.InvariantCulture);
                var end = options.Limit == 0 ? all.Count : Math.Min(all.Count, start + options.Limit);
                return new ResourceList(
                    [.. all[start..end].Select(stored => Answers.ToListItem(type, stored))],
                    _store.Revision.ToString(CultureInfo.InvariantCulture),
                    end < all.Count ? end.ToString(CultureInfo.InvariantCulture) : null);
            },
            list => list));

    public Task<KubernetesResult<KubernetesObject>> CreateAsync(ResourceType type, string? @namespace, ReadOnlyMemory<byte> body, WriteOptions options, CancellationToken cancellationToken)
    {
        var parsed = Parse(body);
        var request = new InMemoryRequest("create", type, new ResourceKey(@namespace ?? "", InMemoryStore.Text(parsed, "name") ?? ""), null, options.FieldManager ?? DefaultManager);
        return Task.FromResult(Write(request, options.DryRun, () => _writer.Create(type, @namespace, parsed, Writer(request, "Update"), options.DryRun)));
    }

    public Task<KubernetesResult<KubernetesObject>> UpdateAsync(ResourceType type, ResourceKey key, ReadOnlyMemory<byte> body, WriteOptions options, CancellationToken cancellationToken)
    {
        var request = new InMemoryRequest("update", type, key, options.Subresource, options.FieldManager ?? DefaultManager);
        return Task.FromResult(Write(request, options.DryRun, () => _writer.Replace(type, key, Parse(body), null, Writer(request, "Update"), options.DryRun)));
    }

    public Task<KubernetesResult<KubernetesObject>> PatchAsync(ResourceType type, ResourceKey key, PatchKind kind, ReadOnlyMemory<byte> patch, WriteOptions options, CancellationToken cancellationToken)
    {
        var request = new InMemoryRequest("patch", type, key, options.Subresource, options.FieldManager ?? DefaultManager);
        return Task.FromResult(Write(request, options.DryRun, () =>
        {
            var next = (_store.Find(type, key) ?? throw new RefusedException(Refusals.NotFound(type, key.Name))).DeepClone().AsObject();
            if (kind == PatchKind.Merge)
            {
                MergePatch.Apply(next, Parse(patch));
            }
            else
            {
                JsonPatch.Apply(next, JsonNode.Parse(patch.Span)!.AsArray());
            }

            return _writer.Replace(type, key, next, null, Writer(request, "Update"), options.DryRun);
        }));
    }

    public Task<KubernetesResult<KubernetesObject>> ApplyAsync(ResourceType type, ResourceKey key, ReadOnlyMemory<byte> body, ApplyOptions options, CancellationToken cancellationToken)
    {
        var request = new InMemoryRequest("apply", type, key, options.Subresource, options.FieldManager);
        return Task.FromResult(Write(request, options.DryRun, () =>
        {
            var applied = Parse(body);
            var applier = Writer(request, "Apply");
            if (_store.Find(type, key) is not { } current)
            {
                return InMemoryStore.Text(applied, "uid") is { } uid
                    ? throw new RefusedException(Refusals.Conflict(type, key.Name, $"Precondition failed: UID in precondition: {uid}, UID in object meta: "))
                    : _writer.Create(type, key.Namespace, applied, applier, options.DryRun);
            }

            var next = current.DeepClone().AsObject();
            next["metadata"]!["uid"] = (InMemoryStore.Text(applied, "uid") ?? InMemoryStore.Text(current, "uid"));
            next["metadata"]!["resourceVersion"] = (InMemoryStore.Text(applied, "resourceVersion") ?? InMemoryStore.Text(current, "resourceVersion"));
            var managers = ManagedFields.Read(current);
            ServerSideApply.Apply(type, next, applied, managers, applier, options.Force);
            return _writer.Replace(type, key, next, managers, applier, options.DryRun);
        }));
    }

    public Task<KubernetesResult<Deleted>> DeleteAsync(ResourceType type, ResourceKey key, DeleteOptions options, CancellationToken cancellationToken)
    {
        var request = new InMemoryRequest("delete", type, key, null, DefaultManager);
        var result = Run(request, () => _writer.Delete(type, key, options.Uid, options.ResourceVersion), pending => new Deleted(pending));
        if (result.IsSuccess)
        {
            Accept(request);
        }

        return Task.FromResult(result);
    }

    /// <summary>Lasts until it is cancelled, dropped or compacted; the time-out of the options is left to the caller.</summary>
    public async IAsyncEnumerable<WatchEvent> WatchAsync(ResourceType type, WatchOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new InMemoryRequest("watch", type, new ResourceKey(options.Namespace ?? "", ""), null, "");
        if (Refused(request) is { } refusal)
        {
            yield return new WatchEvent(WatchEventType.Error, default, refusal);
            yield break;
        }

        var matcher = new LabelMatcher(options.LabelSelector, options.FieldSelector);
        var revision = long.Parse(options.ResourceVersion, CultureInfo.InvariantCulture);
        var generation = _watchGeneration;
        options.Opened?.Invoke();
        while (true)
        {
            IReadOnlyList<LogEntry> entries;
            Task changed;
            lock (_lock)
            {
                if (revision < _store.Compacted)
                {
                    entries = [];
                    changed = Task.CompletedTask;
                }
                else
                {
                    entries = _store.LogAfter(revision);
                    changed = _store.Changed;
                }
            }

            if (revision < _store.Compacted && generation == _watchGeneration)
            {
                yield return new WatchEvent(WatchEventType.Error, default, Refusals.Expired(options.ResourceVersion));
                yield break;
            }

            foreach (var entry in entries)
            {
                revision = entry.Revision;
                if (entry.Type.QualifiedName == type.QualifiedName && Answers.ToEvent(entry, options.Namespace, matcher) is { } change)
                {
                    yield return change;
                }
            }

            if (generation != _watchGeneration)
            {
                yield break;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    public Task<KubernetesResult<ReadOnlyMemory<byte>>> GetRawAsync(string path, CancellationToken cancellationToken) =>
        Task.FromResult(RawAnswers.TryGetValue(path, out var body)
            ? KubernetesResult<ReadOnlyMemory<byte>>.Success(Encoding.UTF8.GetBytes(body))
            : KubernetesResult<ReadOnlyMemory<byte>>.Failure(Refusals.NoSuchResource));

    public Task<KubernetesResult<KubernetesObject>> PostRawAsync(string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        Task.FromResult(PostRaw is null
            ? KubernetesResult<KubernetesObject>.Failure(Refusals.NoSuchResource)
            : KubernetesResult<KubernetesObject>.Success(Answers.ToObject(PostRaw(path, Parse(body)))));

    private KubernetesResult<KubernetesObject> Write(InMemoryRequest request, bool dryRun, Func<JsonObject> action)
    {
        var result = Run(
            request,
            () => request.Subresource == "status" && !_writer.HasStatus(request.Type) ? throw new RefusedException(Refusals.NoSuchResource) : action(),
            Answers.ToObject);
        if (result.IsSuccess && !dryRun)
        {
            Accept(request);
        }

        return result;
    }

    private void Accept(InMemoryRequest request)
    {
        lock (_lock)
        {
            _accepted.Add(request);
        }

        AfterWrite?.Invoke(request);
    }

    private KubernetesResult<TOut> Run<TIn, TOut>(InMemoryRequest request, Func<TIn> action, Func<TIn, TOut> convert)
    {
        if (Refused(request) is { } refusal)
        {
            return KubernetesResult<TOut>.Failure(refusal);
        }

        lock (_lock)
        {
            try
            {
                return KubernetesResult<TOut>.Success(convert(action()));
            }
            catch (RefusedException refused)
            {
                return KubernetesResult<TOut>.Failure(refused.Status);
            }
        }
    }

    private KubernetesStatus? Refused(InMemoryRequest request)
    {
        lock (_lock)
        {
            _requests.Add(request);
        }

        return BeforeRequest?.Invoke(request);
    }

    private ManagedFieldsEntry Writer(InMemoryRequest request, string operation) => Writer(request.FieldManager, operation, request.Subresource);

    private ManagedFieldsEntry Writer(string manager, string operation, string? subresource) => new(manager, operation, subresource, [], ManagedFields.Timestamp(_time));

    private static JsonObject Parse(ReadOnlyMemory<byte> body) => JsonNode.Parse(body.Span)!.AsObject();
}
