using Tombolo.Protocol.Plans;

namespace Tombolo.Primary.Distributions.Plans;

/// <summary>What one kind of cluster is asked; shared by all for which it is the same.</summary>
/// <param name="Items">What it would be to hold, as far as the plan is about it.</param>
internal sealed record PlannedTarget(IReadOnlyList<CompiledItem> Items, PlanRemovals Removals);
