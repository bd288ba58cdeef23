using System.Collections.Concurrent;

namespace Tombolo.Primary.Tests.Hub.Restoration;

/// <summary>A process that remembers what the primary in it asked for.</summary>
internal sealed class RecordingHost : IPrimaryHost
{
    private readonly ConcurrentQueue<long> _raised = [];

    public ConcurrentDictionary<string, string> Notes { get; } = new(StringComparer.Ordinal);

    public IReadOnlyCollection<long> Raised => _raised;

    public void Note(string topic, string? text)
    {
        if (text is null)
        {
            Notes.TryRemove(topic, out _);
        }
        else
        {
            Notes[topic] = text;
        }
    }

    public void RaiseEpoch(long epoch) => _raised.Enqueue(epoch);
}
