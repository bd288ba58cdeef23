using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Tokens;

namespace Tombolo.Cli.Tests.Harness;

/// <summary>Tokens as a primary makes them.</summary>
internal static class Tokens
{
    public static string Create(string url = FleetObjects.PrimaryUrl, IReadOnlyList<string>? pins = null)
    {
        using var key = SigningKey.Create();
        return Create(key, url, pins);
    }

    public static string Create(SigningKey primaryKey, string url = FleetObjects.PrimaryUrl, IReadOnlyList<string>? pins = null)
    {
        using var token = JoinToken.Create("hub-paris", url, primaryKey, pins);
        return token.Format();
    }
}
