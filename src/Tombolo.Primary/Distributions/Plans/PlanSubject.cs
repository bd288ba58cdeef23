using Tombolo.Api.Resources;

namespace Tombolo.Primary.Distributions.Plans;

/// <summary>An object that somebody thinks of writing to <c>kasten-io-mc</c>, and so must be allowed to write.</summary>
/// <param name="Exists">It is there already: it would be updated, not created.</param>
public sealed record PlanSubject(ResourceType Type, string Name, bool Exists);
