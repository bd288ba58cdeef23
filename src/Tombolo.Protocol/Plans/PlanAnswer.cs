using Tombolo.Api.Details;

namespace Tombolo.Protocol.Plans;

/// <summary>Content of the answer to an ask <c>plan</c>.</summary>
/// <param name="Objects">One for each item, and one for each copy that is not wanted any more.</param>
/// <param name="More">How many there are beyond these.</param>
public sealed record PlanAnswer(IReadOnlyList<PlannedObject> Objects, int More = 0)
{
    /// <summary>An answer stays below this, in bytes: as a report it passes proxies with a limit of 1 MiB.</summary>
    public const int MostBytes = 512 * 1024;
}
