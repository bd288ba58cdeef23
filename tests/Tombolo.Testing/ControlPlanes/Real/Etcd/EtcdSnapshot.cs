using System.Net.Http.Json;
using System.Text;

namespace Tombolo.Testing.ControlPlanes.Real.Etcd;

/// <summary>
/// What an API server kept at one time, and the way back to it: what came later is deleted, what changed or went is written
/// again. To the API server these are changes like any other, so its caches and watches follow; finalizers do not count.
/// </summary>
internal sealed class EtcdSnapshot : IDisposable
{
    // etcd's default for --max-txn-ops.
    private const int OperationsPerTransaction = 128;

    private const string ApiServices = "/registry/apiregistration.k8s.io/apiservices/";

    // Leases and events come and go by themselves.
    private static readonly string[] Volatile = ["/registry/leases/", "/registry/masterleases/", "/registry/events/"];

    private readonly HttpClient _http;
    private Dictionary<string, EtcdRecord> _records = [];

    public EtcdSnapshot(Uri etcdUrl) => _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = etcdUrl };

    /// <summary>Takes the snapshot and tells whether it is the same as the last one, that is, whether nothing moves any more.</summary>
    public async Task<bool> TakeAsync(CancellationToken cancellationToken)
    {
        var before = _records;
        _records = await ReadAsync(keysOnly: false, cancellationToken);
        return before.Count == _records.Count
            && _records.Values.All(record => IsVolatile(record) || before.GetValueOrDefault(record.Key)?.ModRevision == record.ModRevision);
    }

    /// <summary>
    /// Goes one step back and tells whether it was the last, that is, whether there was nothing to do. APIServices are left to
    /// the API server: it takes them away after their definitions, but until then makes again what others delete.
    /// </summary>
    public async Task<bool> RestoreAsync(CancellationToken cancellationToken)
    {
        var present = await ReadAsync(keysOnly: true, cancellationToken);
        var added = present.Values.Where(record => !_records.ContainsKey(record.Key)).ToList();
        var changed = _records.Values
            .Where(record => present.GetValueOrDefault(record.Key)?.ModRevision != record.ModRevision && !IsVolatile(record))
            .ToList();
        List<EtcdOperation> operations =
        [
            .. added.Where(record => !HasPrefix(record, ApiServices)).Select(record => new EtcdOperation(Delete: new EtcdRecord(record.Key))),
            .. changed.Select(record => new EtcdOperation(Put: new EtcdRecord(record.Key, record.Value))),
        ];
        foreach (var chunk in operations.Chunk(OperationsPerTransaction))
        {
            var revision = await WriteAsync(chunk, cancellationToken);
            foreach (var put in chunk.Select(operation => operation.Put).OfType<EtcdRecord>())
            {
                _records[put.Key] = put with { ModRevision = revision };
            }
        }

        return changed.Count == 0 && added.TrueForAll(IsVolatile);
    }

    public void Dispose() => _http.Dispose();

    private static bool IsVolatile(EtcdRecord record) => Array.Exists(Volatile, prefix => HasPrefix(record, prefix));

    private static bool HasPrefix(EtcdRecord record, string prefix) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(record.Key)).StartsWith(prefix, StringComparison.Ordinal);

    private async Task<string> WriteAsync(IReadOnlyList<EtcdOperation> operations, CancellationToken cancellationToken)
    {
        using var response = await _http.PostAsJsonAsync(
            new Uri("/v3/kv/txn", UriKind.Relative),
            new EtcdTransaction(operations),
            EtcdJsonContext.Default.EtcdTransaction,
            cancellationToken);
        response.EnsureSuccessStatusCode();
        var result = await response.Content.ReadFromJsonAsync(EtcdJsonContext.Default.EtcdTransactionResult, cancellationToken);
        return result!.Header.Revision;
    }

    private async Task<Dictionary<string, EtcdRecord>> ReadAsync(bool keysOnly, CancellationToken cancellationToken)
    {
        using var response = await _http.PostAsJsonAsync(
            new Uri("/v3/kv/range", UriKind.Relative),
            new EtcdRange(Convert.ToBase64String("/registry/"u8), Convert.ToBase64String("/registry0"u8), keysOnly),
            EtcdJsonContext.Default.EtcdRange,
            cancellationToken);
        response.EnsureSuccessStatusCode();
        var records = await response.Content.ReadFromJsonAsync(EtcdJsonContext.Default.EtcdRecords, cancellationToken);
        return (records?.Records ?? []).ToDictionary(record => record.Key, StringComparer.Ordinal);
    }
}
