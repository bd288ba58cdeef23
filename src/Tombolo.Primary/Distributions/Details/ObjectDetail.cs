using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Distributions.Details;

/// <summary>One object of a Distribution on one target.</summary>
/// <param name="State">One of the object states of design section 4.</param>
/// <param name="Owners">The Distributions that want it there, ordinal order; empty when none does.</param>
/// <param name="Drift">Fields that somebody changed; values of credentials are digests.</param>
public sealed record ObjectDetail(
    string Kind, string Name, string State, string Reason, string Message, IReadOnlyList<string> Owners, IReadOnlyList<FieldDrift> Drift);
