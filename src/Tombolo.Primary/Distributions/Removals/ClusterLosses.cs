namespace Tombolo.Primary.Distributions.Removals;

/// <summary>How what a cluster holds compares with what it is to hold.</summary>
/// <param name="Losses">Of Distributions that exist.</param>
/// <param name="Unknown">Distributions that it holds copies of and that do not exist here: nothing is concluded from that.</param>
/// <param name="Deleted">Distributions that are being deleted and do not reach the cluster any more, but are still held by it.</param>
/// <param name="Held">Copies that count for the limit of the cluster: all but those whose removal is explicit.</param>
internal sealed record ClusterLosses(IReadOnlyList<Loss> Losses, IReadOnlyList<string> Unknown, IReadOnlyList<string> Deleted, int Held)
{
    public static ClusterLosses None { get; } = new([], [], [], 0);

    public bool IsNone => Losses.Count == 0 && Unknown.Count == 0 && Deleted.Count == 0;
}
