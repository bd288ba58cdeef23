namespace Tombolo.Cli.FleetApi;

/// <summary>How the primary's server is reached.</summary>
/// <param name="Url">Null takes the ingress of the primary's Cluster.</param>
/// <param name="AuthoritiesFile">PEM file; null trusts what the system trusts.</param>
/// <param name="ServiceAccount">Whom to ask as when the user has no token.</param>
internal sealed record FleetApiOptions(string? Url, string? AuthoritiesFile, string ServiceAccount)
{
    public const string DefaultAccount = "tombolo";
}
