namespace Tombolo.Protocol.Payloads;

/// <summary>Of a <c>report</c> frame. One without results, removals and facts is a heartbeat.</summary>
/// <param name="Results">What changed since the last report of this session.</param>
/// <param name="Removed">Keys that are no longer held.</param>
/// <param name="Revision">The last revision whose every item was tried; absent before the first.</param>
/// <param name="Facts">When they changed, and in the first report.</param>
/// <param name="Reset">The results are all there are: the first report of a session.</param>
public sealed record ReportPayload(
    IReadOnlyList<ItemResult> Results,
    IReadOnlyList<string> Removed,
    Revision? Revision = null,
    MemberFacts? Facts = null,
    bool Reset = false);
