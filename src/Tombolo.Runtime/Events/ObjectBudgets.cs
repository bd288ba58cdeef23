namespace Tombolo.Runtime.Events;

/// <summary>How many writes about one object are allowed: a burst, then one per refill time. Not thread-safe.</summary>
internal sealed class ObjectBudgets(EventRecorderOptions options)
{
    private readonly RecentItems<ObjectReference, (double Tokens, DateTimeOffset Time)> _budgets = new(options.Remembered);

    /// <summary>True while there is a write left.</summary>
    public bool Allows(ObjectReference about, DateTimeOffset now) => Tokens(about, now) >= 1;

    /// <summary>Counts a write.</summary>
    public void Take(ObjectReference about, DateTimeOffset now) => _budgets.Set(about, (Tokens(about, now) - 1, now));

    private double Tokens(ObjectReference about, DateTimeOffset now) => _budgets.TryGet(about, out var budget)
        ? Math.Min(options.ObjectBurst, budget.Tokens + Math.Max(0, (now - budget.Time) / options.ObjectRefill))
        : options.ObjectBurst;
}
