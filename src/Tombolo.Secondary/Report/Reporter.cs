using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Payloads;
using Tombolo.Runtime.Signals;
using Tombolo.Secondary.Apply;
using Tombolo.Secondary.Connection;
using Tombolo.Secondary.Facts;

namespace Tombolo.Secondary.Report;

/// <summary>
/// Tells the primary what became of what it wanted: everything at the start of a session, then what changed, and a sign of life when nothing does
/// (design section 6).
/// </summary>
internal sealed class Reporter(IApplyResults results, IMemberFactsSource facts, MemberChannel channel, TimeProvider time)
{
    /// <summary>How often a member without news is heard of (contract U19).</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);

    /// <summary>Results of one wave come close together and travel as one report.</summary>
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(20);

    /// <exception cref="SessionLostException">The primary cannot be told in this session any more.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var changed = new AsyncSignal(time);
        using var subscription = results.Subscribe(changed.Set);
        MemberFacts? told = null;
        var version = 0L;
        for (var isFirst = true; ; isFirst = false)
        {
            var batch = results.Since(version);
            var current = await facts.ReadAsync(cancellationToken);
            var report = new ReportPayload(
                batch.Changed, batch.Removed, Revision(), current == told ? null : current, isFirst);
            foreach (var part in ReportParts.Of(report))
            {
                await channel.SendAsync(FrameTypes.Report, key: "", part, cancellationToken);
            }

            version = batch.Version;
            told = current;
            if (await changed.WaitAsync(Heartbeat, cancellationToken))
            {
                await Task.Delay(Batch, time, cancellationToken);
            }
        }
    }

    private Revision? Revision() =>
        results.Acknowledged is { } revision ? new Revision(revision.Epoch, revision.Sequence, revision.Hash) : null;
}
