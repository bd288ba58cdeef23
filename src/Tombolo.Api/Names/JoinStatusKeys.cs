namespace Tombolo.Api.Names;

/// <summary>Data keys of Secret <c>mc-join-status</c> (contract sections 1.7 and U5).</summary>
public static class JoinStatusKeys
{
    /// <summary>One of <see cref="States.JoinStates"/>.</summary>
    public const string Status = "status";

    /// <summary>Why, and what repairs it; empty on success.</summary>
    public const string Message = "msg";

    /// <summary>RFC 3339 time of the last transition.</summary>
    public const string LastUpdateTime = "lastUpdateTime";

    /// <summary>The name under which the primary knows this cluster.</summary>
    public const string ClusterName = "clusterName";

    /// <summary>The id of this cluster.</summary>
    public const string ClusterId = "clusterId";
}
