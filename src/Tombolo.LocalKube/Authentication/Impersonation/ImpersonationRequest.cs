namespace Tombolo.LocalKube.Authentication.Impersonation;

/// <summary>One part of the identity that somebody wants to have, as RBAC is asked about it with the verb <c>impersonate</c>.</summary>
internal sealed record ImpersonationRequest(string Group, string Resource, string Name)
{
    public string Version { get; init; } = "v1";

    public string Namespace { get; init; } = "";

    /// <summary>The key of an extra.</summary>
    public string Subresource { get; init; } = "";
}
