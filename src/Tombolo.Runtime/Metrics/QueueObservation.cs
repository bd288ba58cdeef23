namespace Tombolo.Runtime.Metrics;

/// <summary>Ends the observation of a queue.</summary>
internal sealed class QueueObservation(Action end) : IDisposable
{
    public void Dispose() => end();
}
