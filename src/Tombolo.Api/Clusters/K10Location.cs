namespace Tombolo.Api.Clusters;

/// <summary>Where Kasten or Tombolo runs on a cluster and how its dashboard is reached (contract sections 1.1 and 1.2).</summary>
public sealed record K10Location
{
    /// <summary>The K10 namespace; default <c>kasten-io</c>.</summary>
    public string? Namespace { get; init; }

    /// <summary>Helm release name, also the URL path segment; default <c>k10</c>.</summary>
    public string? ReleaseName { get; init; }

    public Ingress? Ingress { get; init; }
}
