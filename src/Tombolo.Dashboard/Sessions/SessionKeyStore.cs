using System.Text.Json;
using Microsoft.Extensions.Logging;
using Tombolo.Api.Core;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Caching;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Informers;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Dashboard.Sessions;

/// <summary>
/// Keeps the key ring in Secret <c>tombolo-dashboard-keys</c>: every replica, and every process after a restart, reads the cookies of the others. It is watched from the first
/// sign-in of this process on, so that a sign-out elsewhere counts here too; it is written at a sign-out and once a day when somebody signs in.
/// </summary>
internal sealed class SessionKeyStore : IAsyncDisposable
{
    private const string RingKey = "ring.json";
    private readonly IKubernetesClient _client;
    private readonly TimeProvider _time;
    private readonly ResourceKey _key;
    private readonly ResourceInformer<SessionKeyRing> _informer;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lazy<Task> _running;
    private readonly ExpiringCache<string, SessionKeyRing> _fresh;

    // What this process wrote and the watch has not brought back yet.
    private volatile SessionKeyRing _written = new();

    public SessionKeyStore(IKubernetesClient client, DashboardOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        _client = client;
        _time = time;
        _key = new ResourceKey(options.K10Namespace, WellKnownNames.DashboardKeys);
        _informer = new ResourceInformer<SessionKeyRing>(
            client,
            KnownResources.Secret,
            new InformerOptions<SessionKeyRing> { Decode = Read, Namespace = _key.Namespace, FieldSelector = $"metadata.name={_key.Name}" },
            time,
            loggers.CreateLogger<ResourceInformer<SessionKeyRing>>());
        _fresh = new ExpiringCache<string, SessionKeyRing>(TimeSpan.FromSeconds(1), 1, time);
        _running = new Lazy<Task>(() => _informer.RunAsync(_stop.Token));
    }

    /// <summary>The key to encrypt with, made now when there is none or a new one is due.</summary>
    public async Task<SessionKey> GetCurrentAsync(CancellationToken cancellationToken)
    {
        var ring = await GetAsync(cancellationToken);
        return ring.Current(_time.GetUtcNow())
            ?? (await ChangeAsync(found => found.Current(_time.GetUtcNow()) is null ? found.Rotate(_time.GetUtcNow()) : found, cancellationToken)).Current(_time.GetUtcNow())
            ?? throw new InvalidOperationException($"Secret {_key} holds no key although one was just made");
    }

    /// <summary>The key of that id; null when there is none, or none any more.</summary>
    public async Task<SessionKey?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await GetAsync(cancellationToken)).Find(id)
        ?? _written.Find(id)
        // Another replica may have made it a moment ago. Who makes key ids up gets no more than one question a second out of us.
        ?? (await _fresh.GetAsync("", async stop => (await ReadAsync(stop)).Ring, cancellationToken)).Find(id);

    public async Task<bool> HasEndedAsync(Session session, CancellationToken cancellationToken) =>
        _written.HasEnded(session.Id) || (await GetAsync(cancellationToken)).HasEnded(session.Id);

    /// <summary>Ends a session for every holder of its cookie.</summary>
    public Task EndAsync(Session session, CancellationToken cancellationToken) =>
        ChangeAsync(ring => ring.End(session, _time.GetUtcNow()), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_running.IsValueCreated)
        {
            await _running.Value;
        }

        _stop.Dispose();
    }

    private static SessionKeyRing Read(KubernetesObject secret) =>
        secret.Deserialize(CoreJsonContext.Default.Secret).Data is { } data && data.TryGetValue(RingKey, out var json)
            ? JsonSerializer.Deserialize(json, SessionJsonContext.Default.SessionKeyRing) ?? new SessionKeyRing()
            : new SessionKeyRing();

    private async Task<SessionKeyRing> GetAsync(CancellationToken cancellationToken)
    {
        _ = _running.Value;
        await _informer.WaitForSyncAsync(cancellationToken);
        return _informer.TryGet(_key, out var ring) ? ring : new SessionKeyRing();
    }

    private async Task<(SessionKeyRing Ring, string? Version)> ReadAsync(CancellationToken cancellationToken)
    {
        var found = await _client.GetAsync(KnownResources.Secret, _key, cancellationToken);
        return found.IsNotFound ? (new SessionKeyRing(), null) : (Read(found.Value), found.Value.Metadata.ResourceVersion);
    }

    private async Task<SessionKeyRing> ChangeAsync(Func<SessionKeyRing, SessionKeyRing> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (ring, version) = await ReadAsync(cancellationToken);
            var changed = change(ring);
            if (ReferenceEquals(changed, ring))
            {
                return ring;
            }

            var secret = new Secret
            {
                Metadata = new ObjectMeta { Namespace = _key.Namespace, Name = _key.Name, ResourceVersion = version },
                Type = "tombolo.io/dashboard-keys",
                Data = new Dictionary<string, byte[]>(StringComparer.Ordinal) { [RingKey] = JsonSerializer.SerializeToUtf8Bytes(changed, SessionJsonContext.Default.SessionKeyRing) },
            };
            var written = version is null
                ? await _client.CreateAsync(KnownResources.Secret, _key.Namespace, secret, CoreJsonContext.Default.Secret, WriteOptions.Default, cancellationToken)
                : await _client.UpdateAsync(KnownResources.Secret, _key, secret, CoreJsonContext.Default.Secret, WriteOptions.Default, cancellationToken);
            if (written.IsSuccess)
            {
                _written = changed;
                return changed;
            }

            if (!written.Error.IsConflict && !written.Error.IsAlreadyExists && !written.Error.IsNotFound)
            {
                throw new KubernetesException(written.Error);
            }
        }
    }
}
