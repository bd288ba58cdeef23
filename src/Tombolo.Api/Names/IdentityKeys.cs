namespace Tombolo.Api.Names;

/// <summary>Data keys of Secret <c>tombolo-identity</c> (design section 5).</summary>
public static class IdentityKeys
{
    /// <summary>P-256 private key, PKCS #8 in DER.</summary>
    public const string PrivateKey = "privateKey";

    /// <summary>Random name of one membership.</summary>
    public const string Incarnation = "incarnation";

    /// <summary>On a primary: 32 random bytes, the key of all etags and digests.</summary>
    public const string FleetKey = "fleetKey";
}
