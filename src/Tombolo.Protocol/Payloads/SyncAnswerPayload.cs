namespace Tombolo.Protocol.Payloads;

/// <summary>
/// What a hub answers (428) to a <c>sync</c> whose digest is not that of its set: what it wants to know to send differences only. Tagged as an
/// acknowledgement is. A hub of an older release answers nothing and wants the whole inventory.
/// </summary>
/// <param name="Buckets">By how many buckets to compare.</param>
/// <param name="Differing">The buckets that differ; their items are wanted.</param>
public sealed record SyncAnswerPayload(int? Buckets = null, IReadOnlyList<int>? Differing = null);
