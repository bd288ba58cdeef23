using System.Text.Json;

namespace Tombolo.LocalKube.Authentication.ServiceAccounts;

/// <summary>Reads the claims of a token whose signature holds.</summary>
internal static class ServiceAccountTokenReader
{
    /// <summary>The claims; null where they are not those of a ServiceAccount.</summary>
    public static ServiceAccountClaims? Read(ReadOnlyMemory<byte> payload, string issuer)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            var root = document.RootElement;
            return Text(root, "iss") switch
            {
                ServiceAccountTokens.LegacyIssuer => ReadLegacy(root),
                var given when given == issuer => ReadBound(root),
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ServiceAccountClaims ReadLegacy(JsonElement root) => new()
    {
        Namespace = Text(root, "kubernetes.io/serviceaccount/namespace"),
        Name = Text(root, "kubernetes.io/serviceaccount/service-account.name"),
        Uid = Text(root, "kubernetes.io/serviceaccount/service-account.uid"),
        LegacySecret = Text(root, "kubernetes.io/serviceaccount/secret.name"),
    };

    private static ServiceAccountClaims? ReadBound(JsonElement root)
    {
        if (!root.TryGetProperty("kubernetes.io", out var kubernetes) || !kubernetes.TryGetProperty("serviceaccount", out var account))
        {
            return null;
        }

        return new ServiceAccountClaims
        {
            Namespace = Text(kubernetes, "namespace"),
            Name = Text(account, "name"),
            Uid = Text(account, "uid"),
            Id = Text(root, "jti"),
            Audiences = [.. root.GetProperty("aud").EnumerateArray().Select(audience => audience.GetString()!)],
            IssuedAt = DateTimeOffset.FromUnixTimeSeconds(root.GetProperty("iat").GetInt64()),
            Expires = DateTimeOffset.FromUnixTimeSeconds(root.GetProperty("exp").GetInt64()),
            BoundTo = ReadBoundObject(kubernetes),
        };
    }

    private static BoundObject? ReadBoundObject(JsonElement kubernetes)
    {
        foreach (var kind in (ReadOnlySpan<string>)["Pod", "Secret", "Node"])
        {
            if (kubernetes.TryGetProperty(kind.ToLowerInvariant(), out var bound))
            {
                return new BoundObject(kind, Text(bound, "name"), Text(bound, "uid"));
            }
        }

        return null;
    }

    private static string Text(JsonElement element, string field) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(field, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString()! : "";
}
