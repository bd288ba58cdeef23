using System.Text.Json;

namespace Tombolo.Testing.ControlPlanes.Auditing;

/// <summary>
/// The file in which an API server writes an entry for each request, before it is done with it; its answer may arrive a moment
/// earlier where it is large or streamed.
/// </summary>
internal sealed class FileAuditLog(string path, TimeProvider time) : AuditLog
{
    private const int ShownEntries = 20;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    public override AuditMark Mark()
    {
        using var file = Open();
        return new AuditMark(file?.Length ?? 0);
    }

    public override async Task<IReadOnlyList<AuditEntry>> ReadAsync(AuditMark since = default, CancellationToken cancellationToken = default)
    {
        await using var file = Open();
        if (file is null || file.Length <= since.Position)
        {
            return [];
        }

        file.Seek(since.Position, SeekOrigin.Begin);
        var bytes = new byte[file.Length - since.Position];
        await file.ReadExactlyAsync(bytes, cancellationToken);
        return Parse(bytes);
    }

    public override async Task<AuditEntry> WaitForAsync(
        Predicate<AuditEntry> wanted,
        AuditMark since,
        TimeSpan timeout,
        CancellationToken cancellationToken = default)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            var entries = await ReadAsync(since, cancellationToken);
            if (entries.FirstOrDefault(entry => wanted(entry)) is { } found)
            {
                return found;
            }

            if (time.GetElapsedTime(start) > timeout)
            {
                throw new TimeoutException(
                    $"the audit log got no such entry within {timeout.TotalSeconds:0} s, but {entries.Count} others; the last:\n"
                    + string.Join('\n', entries.TakeLast(ShownEntries)));
            }

            await Task.Delay(Interval, time, cancellationToken);
        }
    }

    private static List<AuditEntry> Parse(ReadOnlySpan<byte> bytes)
    {
        var entries = new List<AuditEntry>();

        // A line without its end is still being written.
        for (int end; (end = bytes.IndexOf((byte)'\n')) >= 0; bytes = bytes[(end + 1)..])
        {
            var audited = JsonSerializer.Deserialize(bytes[..end], AuditJsonContext.Default.AuditEvent);
            if (audited is { Stage: "ResponseComplete" or "Panic" })
            {
                entries.Add(audited.ToEntry());
            }
        }

        return entries;
    }

    private FileStream? Open() => File.Exists(path)
        ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
        : null;
}
