using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;
using Tombolo.Primary.Distributions;
using Tombolo.Primary.Distributions.Removals;
using Tombolo.Primary.Distributions.Status;
using Tombolo.Primary.Hub.Presence;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Hub.Status;

/// <summary>
/// What the hub writes of <c>Cluster.status</c> (design section 4): what it does not know it leaves as it is stored, so that a restart of the hub changes nothing.
/// </summary>
internal static class ClusterStatusCalculator
{
    /// <summary>The most objects that a status names; all of them are known to the hub's API.</summary>
    public const int ExceptionLimit = 10;

    /// <summary>The condition that says that the two clocks differ. It is a warning; nothing depends on it.</summary>
    public const string ClockCondition = ConditionTypes.ClockSkew;

    /// <summary>From here on a difference of clocks is shown (contract U14).</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    public static ClusterStatus Calculate(
        ClusterStatus? stored,
        string state,
        MemberPresence? presence,
        Tombolo.Protocol.Payloads.Revision? acknowledged,
        IReadOnlyList<ItemResult> exceptions,
        DesiredSet? set,
        long? generation,
        DateTimeOffset now)
    {
        var status = stored ?? new ClusterStatus();
        if (status.State != state)
        {
            status = status with { State = state, LastTransitionTime = ApiTime.Truncate(now) };
        }

        if (presence?.Facts is { } facts)
        {
            status = status with { Version = Cut(facts.Version), KubernetesVersion = Cut(facts.KubernetesVersion), NodeCount = facts.NodeCount };
        }

        if (acknowledged is not null)
        {
            status = status with
            {
                Revision = new Api.Clusters.Revision { Epoch = acknowledged.Epoch, Sequence = acknowledged.Sequence, Hash = acknowledged.Hash },
                Holds = acknowledged.Hash == set?.Hash ? HeldCopies.Acknowledge(status.Holds, set) : status.Holds,
                Exceptions = Describe(status.Exceptions, exceptions, now),
            };
        }

        if (presence is not null)
        {
            status = status with { Conditions = DuplicateCondition.Apply(status.Conditions, presence.IsDuplicated, generation, now) };
        }

        if (set is not null)
        {
            status = status with { Holds = HeldCopies.Mark(status.Holds, set) };
        }

        if (RemovalText.ToCondition(status, set, generation) is { } removal)
        {
            status = status with { Conditions = status.Conditions.With(removal, now) };
        }

        return presence is { IsConnected: true } ? status with { Conditions = WithClock(status.Conditions, presence.ClockSkew, generation, now) } : status;
    }

    private static ObjectDeviation[]? Describe(IReadOnlyList<ObjectDeviation>? stored, IReadOnlyList<ItemResult> exceptions, DateTimeOffset now)
    {
        if (exceptions.Count == 0)
        {
            return null;
        }

        return [.. exceptions.Take(ExceptionLimit).Select(result =>
        {
            var parts = result.Key.Split('/');
            var (kind, name) = parts.Length == 4 ? (Cut(parts[2]), Cut(parts[3])) : ("", Cut(result.Key));
            var state = Cut(result.State);
            var before = stored?.FirstOrDefault(known => known.Kind == kind && known.Name == name && known.State == state);
            return new ObjectDeviation
            {
                Kind = kind,
                Name = name,
                State = state,
                Reason = OrNull(result.Reason),
                Message = OrNull(result.Message),
                Since = before?.Since ?? ApiTime.Truncate(now),
            };
        })];
    }

    // A member may say what it likes.
    private static string Cut(string text) => StatusLimits.Cut(text, StatusLimits.ExceptionText);

    private static string? OrNull(string text) => text.Length == 0 ? null : Cut(text);

    /// <summary>Whole minutes only, so that a drifting clock does not write at every connection.</summary>
    private static IReadOnlyList<Condition>? WithClock(IReadOnlyList<Condition>? conditions, TimeSpan skew, long? generation, DateTimeOffset now)
    {
        var agree = skew.Duration() < ClockTolerance;
        if (agree && conditions.Find(ClockCondition) is null)
        {
            return conditions;
        }

        return conditions.With(
            new Condition
            {
                Type = ClockCondition,
                Status = agree ? ConditionStatus.False : ConditionStatus.True,
                ObservedGeneration = generation,
                Reason = agree ? "ClocksAgree" : "ClockSkew",
                Message = agree
                    ? "the clocks of this cluster and of the primary agree"
                    : $"the clock of this cluster is {Math.Abs(Math.Round(skew.TotalMinutes)):0} minutes {(skew > TimeSpan.Zero ? "ahead of" : "behind")} the primary's; check time synchronisation on its nodes",
            },
            now);
    }
}
