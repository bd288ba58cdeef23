using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Apply.Copies;

namespace Tombolo.Secondary.Apply.Removing;

/// <summary>
/// Decides for the copies that a revision does not want whether they may go. Copies that belong to Distributions that are being deleted go
/// without the brake, and do not count for it; of the rest, the brake parks all when they are too many (design section 7).
/// </summary>
internal static class RemovalPlan
{
    /// <summary>More than this many...</summary>
    public const int BrakeCount = 5;

    /// <summary>... and more than this part of what is held, and nothing goes without approval.</summary>
    public const double BrakePart = 0.5;

    /// <param name="hold">Distributions whose copies stay, or all.</param>
    /// <param name="deleted">Distributions whose removal is explicit.</param>
    /// <param name="approved">A person approved the removals of this revision.</param>
    /// <param name="held">Every copy of ours on this cluster.</param>
    /// <param name="isWanted">The revision contains it.</param>
    /// <param name="parked">Those of <paramref name="hold"/> whose removals wait for approval on the primary; null for none.</param>
    /// <param name="allRead">False when copies of some kind could not be read: then <paramref name="held"/> is not all.</param>
    public static IReadOnlyDictionary<CopyKey, RemovalVerdict> Make(
        IReadOnlySet<string> hold,
        IReadOnlySet<string> deleted,
        bool approved,
        IReadOnlyCollection<KeyValuePair<CopyKey, CopyMarks>> held,
        Func<CopyKey, bool> isWanted,
        bool allRead,
        IReadOnlySet<string>? parked = null)
    {
        var verdicts = new Dictionary<CopyKey, RemovalVerdict>();
        var braked = new List<CopyKey>();
        var explicitly = 0;
        var holdsAll = hold.Contains(CheckpointPayload.Everything);
        foreach (var (key, marks) in held)
        {
            if (isWanted(key))
            {
                continue;
            }

            if (holdsAll || marks.Owners.Any(hold.Contains))
            {
                verdicts[key] = marks.Owners.Any(owner => hold.Contains(owner) && parked?.Contains(owner) is not true) ? RemovalVerdict.OnHold : RemovalVerdict.Parked;
            }
            else if (marks.Owners.Count > 0 && marks.Owners.All(deleted.Contains))
            {
                verdicts[key] = RemovalVerdict.Allowed;
                explicitly++;
            }
            else
            {
                braked.Add(key);
            }
        }

        var verdict = Brake(braked.Count, held.Count - explicitly, approved, allRead);
        braked.ForEach(key => verdicts[key] = verdict);
        return verdicts;
    }

    private static RemovalVerdict Brake(int dropped, int held, bool approved, bool allRead)
    {
        if (approved)
        {
            return RemovalVerdict.Allowed;
        }

        if (!allRead)
        {
            return RemovalVerdict.NotAllRead;
        }

        return dropped > BrakeCount && dropped > held * BrakePart ? RemovalVerdict.Parked : RemovalVerdict.Allowed;
    }
}
