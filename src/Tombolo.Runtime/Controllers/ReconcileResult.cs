namespace Tombolo.Runtime.Controllers;

/// <summary>How a reconcile ended.</summary>
public readonly record struct ReconcileResult
{
    private ReconcileResult(ReconcileOutcome outcome, TimeSpan delay)
    {
        Outcome = outcome;
        Delay = delay;
    }

    /// <summary>The world of this key is as it should be; nothing until it changes.</summary>
    public static ReconcileResult Done => default;

    /// <summary>Something expected is not there yet: another try with growing waits, without an error in the log.</summary>
    public static ReconcileResult Retry { get; } = new(ReconcileOutcome.Retry, TimeSpan.Zero);

    public ReconcileOutcome Outcome { get; }

    /// <summary>Zero unless <see cref="Outcome"/> is <see cref="ReconcileOutcome.RequeueAfter"/>.</summary>
    public TimeSpan Delay { get; }

    /// <summary>As it should be for now; another look when <paramref name="delay"/> is over, for example at an expiry.</summary>
    public static ReconcileResult RequeueAfter(TimeSpan delay) => new(ReconcileOutcome.RequeueAfter, delay);
}
