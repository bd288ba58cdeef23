namespace Tombolo.Protocol.Plans;

/// <summary>Content of an ask <c>plan</c>: what would happen, without anything being written.</summary>
/// <param name="DigestKey">Under which credentials are shown as digests, the same on all clusters that are asked, and never used twice.</param>
/// <param name="Removals">Null when nothing is asked about removals.</param>
public sealed record PlanQuestion(ReadOnlyMemory<byte> DigestKey, IReadOnlyList<PlanItem> Items, PlanRemovals? Removals = null)
{
    /// <summary>How much is asked; never what, which may be secret.</summary>
    public override string ToString() => $"{Items.Count} items";
}
