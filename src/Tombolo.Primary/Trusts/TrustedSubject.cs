namespace Tombolo.Primary.Trusts;

/// <summary>The service account that a token proved, and the ClusterTrust that believes it.</summary>
/// <param name="Account"><c>namespace:name</c>.</param>
/// <param name="Uid">Of the account: another one of the same name, in this cluster or elsewhere, has another.</param>
internal sealed record TrustedSubject(TrustObject Trust, string Account, string Uid)
{
    /// <summary>How a Cluster remembers who joined.</summary>
    public string Id => $"system:serviceaccount:{Account}/{Uid}";
}
