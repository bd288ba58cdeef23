namespace Tombolo.LocalKube.Authorization;

/// <summary>What a request wants, as RBAC sees it (apiserver <c>authorizer.Attributes</c>).</summary>
internal sealed record RequestAttributes
{
    /// <summary>The API verb, such as <c>list</c>; the lower-case HTTP method for a path that is no resource.</summary>
    public required string Verb { get; init; }

    public bool IsResourceRequest { get; init; }

    public string Group { get; init; } = "";

    public string Version { get; init; } = "";

    public string Resource { get; init; } = "";

    public string Subresource { get; init; } = "";

    /// <summary>Empty for cluster-scoped requests and for all namespaces.</summary>
    public string Namespace { get; init; } = "";

    public string Name { get; init; } = "";

    public string Path { get; init; } = "";
}
