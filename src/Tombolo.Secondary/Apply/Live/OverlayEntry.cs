using System.Globalization;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Secondary.Apply.Live;

/// <summary>One answer.</summary>
/// <param name="Answer">Null when the object was deleted.</param>
/// <param name="Since">Time stamp of the answer.</param>
internal readonly record struct OverlayEntry(KubernetesObject? Answer, string Uid, long Since)
{
    /// <summary>The informer is as far as the answer, or further.</summary>
    public bool IsKnownTo(KubernetesObject? informed)
    {
        if (Answer is not { } answer)
        {
            return informed?.Metadata.Uid != Uid;
        }

        return informed is { } known && !IsOlder(known.Metadata.ResourceVersion, answer.Metadata.ResourceVersion);
    }

    // Versions of one resource are comparable as numbers (Kubernetes API concepts, "Resource versions"); where they are none, only the same is known.
    private static bool IsOlder(string version, string than) =>
        ulong.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var one)
        && ulong.TryParse(than, NumberStyles.None, CultureInfo.InvariantCulture, out var other)
            ? one < other
            : version != than;
}
