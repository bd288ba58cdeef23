using Tombolo.Api.Distributions;

namespace Tombolo.Primary.Distributions.Status;

/// <summary>How the targets of a Distribution stand together.</summary>
/// <param name="Worst">Targets that are not in sync, the worst first, equally bad ones by name; at most as many as a status names.</param>
/// <param name="LookAgainAfter">When a target has to be looked at again although nothing happens; null when only an event can change one.</param>
internal sealed record TargetsView(
    TargetSummary Summary, IReadOnlyList<KeyValuePair<string, TargetState>> Worst, TimeSpan? LookAgainAfter)
{
    /// <summary>How many targets a status names.</summary>
    public const int MostWorst = 10;

    public static TargetsView Empty { get; } = new(new TargetCounts().ToSummary(), [], null);
}
