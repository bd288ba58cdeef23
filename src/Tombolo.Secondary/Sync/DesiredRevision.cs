namespace Tombolo.Secondary.Sync;

/// <summary>Which state of the primary a set is: the hub's epoch, a sequence within it, and the hash of the set.</summary>
public readonly record struct DesiredRevision(long Epoch, long Sequence, string Hash);
