namespace Tombolo.Api.States;

/// <summary>One state of a kind.</summary>
/// <param name="Name">The word in status, CLI and browser.</param>
/// <param name="Meaning">One sentence for people.</param>
/// <param name="Rank">Where several states meet, the highest rank decides; unique within a table.</param>
/// <param name="IsSettled">It does not change by itself: only another input, or another state of the world, moves it.</param>
public sealed record StateInfo(string Name, string Meaning, StateSeverity Severity, int Rank, bool IsSettled)
{
    /// <summary>All is as wanted.</summary>
    public bool IsHealthy => Severity == StateSeverity.Success;
}
