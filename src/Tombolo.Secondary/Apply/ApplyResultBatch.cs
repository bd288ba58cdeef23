namespace Tombolo.Secondary.Apply;

/// <summary>Results that changed, and those of items that are gone.</summary>
/// <param name="Version">To be given to the next <see cref="IApplyResults.Since"/>.</param>
/// <param name="Removed">Keys that are no longer held.</param>
public sealed record ApplyResultBatch(long Version, IReadOnlyList<Protocol.Payloads.ItemResult> Changed, IReadOnlyList<string> Removed);
