namespace Tombolo.Api.Trusts;

/// <summary>A claim that a token must have.</summary>
public sealed record TrustClaim
{
    /// <summary>Names from the outside in, such as <c>[kubernetes.io, namespace]</c>.</summary>
    public IReadOnlyList<string?>? Path { get; init; }

    /// <summary>Texts of which the claim must be one.</summary>
    public IReadOnlyList<string?>? Values { get; init; }
}
