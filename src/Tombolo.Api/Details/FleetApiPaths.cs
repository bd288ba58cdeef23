namespace Tombolo.Api.Details;

/// <summary>The hub's HTTP API for people and programs, below the URL of the primary. Bearer token of the primary's cluster; the right to get Distributions, unless said otherwise.</summary>
public static class FleetApiPaths
{
    public const string Base = "/mc/api/v1";

    /// <summary>GET: <see cref="DistributionDetail"/>. Query: <c>after</c>, <c>limit</c>, and <c>state</c> for targets in one state only.</summary>
    public const string Distribution = Base + "/distributions/{name}";

    /// <summary>GET: <see cref="TargetExplanation"/>.</summary>
    public const string Target = Base + "/distributions/{name}/clusters/{cluster}";

    /// <summary>GET: <see cref="DistributionPlan"/> of what is stored.</summary>
    public const string StoredPlan = Distribution + "/plan";

    /// <summary>
    /// POST a <see cref="PlanRequest"/>: <see cref="DistributionPlan"/> of what is not stored. With the right to list Distributions, and to create or update each
    /// of the objects.
    /// </summary>
    public const string Plan = Base + "/plan";

    /// <summary>
    /// GET: <see cref="Access.WhoCan.FleetAccess"/>, with the right to list K10ClusterRoleBindings. Query: <c>verb</c>, <c>resource</c>, <c>group</c>,
    /// <c>subresource</c>, <c>namespace</c>, and <c>cluster</c> for one cluster only.
    /// </summary>
    public const string WhoCan = Base + "/access/who-can";

    /// <summary>GET: <see cref="SourceUse"/>.</summary>
    public const string Source = Base + "/sources/{kind}/{name}";
}
