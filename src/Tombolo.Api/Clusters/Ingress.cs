namespace Tombolo.Api.Clusters;

/// <summary>How a dashboard is reached from outside.</summary>
public sealed record Ingress
{
    /// <summary>Full dashboard URL with its path, such as <c>https://host/k10</c>.</summary>
    public string? Url { get; init; }
}
