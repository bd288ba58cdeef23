namespace Tombolo.Secondary.Apply;

/// <summary>What became of each item; read by the reporter.</summary>
public interface IApplyResults
{
    /// <summary>The last revision whose every item was tried at least once; null before the first.</summary>
    Sync.DesiredRevision? Acknowledged { get; }

    /// <summary>Results whose version is above <paramref name="after"/>, and the version to ask from next time; 0 asks for all.</summary>
    ApplyResultBatch Since(long after);

    /// <summary>Calls back when a result or the acknowledged revision changed; callers only signal.</summary>
    IDisposable Subscribe(Action changed);
}
