namespace Tombolo.LocalKube.Authentication;

/// <summary>Users and groups that mean something to the API server itself.</summary>
internal static class WellKnownIdentities
{
    public const string Anonymous = "system:anonymous";
    public const string Authenticated = "system:authenticated";
    public const string Unauthenticated = "system:unauthenticated";

    /// <summary>May do everything, whatever the roles say.</summary>
    public const string Masters = "system:masters";
}
