using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.States;
using Tombolo.Api.Validation;

namespace Tombolo.Api.Effects;

/// <summary>What the end of a membership means, decided on the primary (contract section 2.7, design section 7): the same in the shell and in the browser.</summary>
public static class DisconnectEffect
{
    /// <summary>Why a Cluster cannot be disconnected now, with the repair; null when it can.</summary>
    /// <param name="others">Names of the other Clusters there are; needed for the primary only.</param>
    public static string? Refuse(Cluster cluster, IReadOnlyCollection<string> others)
    {
        var (@namespace, name) = (cluster.Metadata.Namespace, cluster.Metadata.Name);
        if (FlagAnnotation.MayBeTrue(cluster.Metadata.Annotations, Annotations.Protect))
        {
            return $"Cluster {@namespace}/{name} is protected by annotation {Annotations.Protect}; take it away first: "
                + $"kubectl annotate -n {@namespace} clusters.dist.kio.kasten.io {name} {Annotations.Protect}-";
        }

        return IsPrimary(cluster) && others.Count > 0
            ? $"Cluster {@namespace}/{name} is the primary and goes last; disconnect the others first: {string.Join(", ", others)}"
            : null;
    }

    /// <summary>What will happen, in sentences.</summary>
    /// <param name="isForced">The membership ends without the member.</param>
    /// <param name="force">How the caller's user forces it, for example <c>with --force</c>.</param>
    public static IReadOnlyList<string> Describe(Cluster cluster, bool keepsCopies, bool isForced, string force)
    {
        var name = cluster.Metadata.Name;
        if (IsPrimary(cluster))
        {
            return [$"Cluster '{name}' is the primary: it stops being one, and its own copies go."];
        }

        if (isForced)
        {
            return
            [
                $"Cluster '{name}' is put out of the fleet at once. What it got stays there. If it comes back it is told that its membership has ended; to become a member again it needs a new token.",
            ];
        }

        var copies = keepsCopies ? "keeps what it got" : "removes what it got, as the deletion policies of the Distributions say";
        var asked = $"Cluster '{name}' is asked to leave: it {copies}, then forgets this primary. To become a member again it needs a new token.";
        return cluster.Status?.State is { } state and not ClusterStates.Connected
            ? [asked, $"It is {state} now: its Cluster stays until it is back, or until it is put out {force}."]
            : [asked];
    }

    /// <summary>What has to be on the Cluster before it is deleted: a server that sees the deletion has to see what is wished too.</summary>
    public static IReadOnlyDictionary<string, string> AnnotationsFor(bool keepsCopies, bool isForced)
    {
        var wishes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (keepsCopies)
        {
            wishes[Annotations.KeepCopies] = "true";
        }

        if (isForced)
        {
            wishes[Annotations.ForceDisconnect] = "true";
        }

        return wishes;
    }

    private static bool IsPrimary(Cluster cluster) => cluster.Spec?.Primary == true;
}
