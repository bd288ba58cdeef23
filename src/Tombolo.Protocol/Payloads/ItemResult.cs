namespace Tombolo.Protocol.Payloads;

/// <summary>What became of one item on one cluster.</summary>
/// <param name="Etag">The wanted content this result is about.</param>
/// <param name="State">One of the object states of design section 4.</param>
public sealed record ItemResult(string Key, string Etag, string State, string Reason, string Message, IReadOnlyList<FieldDrift>? Drift = null);
