namespace Tombolo.Kubernetes.Client;

/// <summary>What to list. A null <see cref="Namespace"/> means all namespaces.</summary>
public sealed record ListOptions
{
    public string? Namespace { get; init; }

    /// <summary>Kubernetes label selector string.</summary>
    public string? LabelSelector { get; init; }

    /// <summary>Kubernetes field selector string.</summary>
    public string? FieldSelector { get; init; }

    /// <summary>Objects per page; 0 lets the server decide.</summary>
    public int Limit { get; init; }

    /// <summary>The token of the page before.</summary>
    public string? Continue { get; init; }

    /// <summary>"0" accepts what the server has cached; null asks for the newest.</summary>
    public string? ResourceVersion { get; init; }
}
