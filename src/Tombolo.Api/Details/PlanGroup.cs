namespace Tombolo.Api.Details;

/// <summary>Clusters on which exactly the same would happen.</summary>
/// <param name="Clusters">Ordinal order of names.</param>
/// <param name="Objects">By kind and name; also those that stay as they are.</param>
/// <param name="MoreObjects">How many objects there are beyond these, because an answer has its limits.</param>
public sealed record PlanGroup(IReadOnlyList<string> Clusters, IReadOnlyList<PlannedObject> Objects, int MoreObjects = 0)
{
    /// <summary>Something would happen, or is in the way.</summary>
    public bool IsDifferent => MoreObjects > 0 || Objects.Any(planned => PlanActions.IsDifference(planned.Action));
}
