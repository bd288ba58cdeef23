using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Tombolo.LocalKube.Authentication.ServiceAccounts;

/// <summary>Writes the claims of a token as the API server does.</summary>
internal static class ServiceAccountTokenWriter
{
    public static byte[] WritePayload(ServiceAccountClaims claims, string issuer)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (claims.LegacySecret is { } secret)
            {
                WriteLegacy(json, claims, secret);
            }
            else
            {
                WriteBound(json, claims, issuer);
            }

            json.WriteString("sub", ServiceAccountNames.UserOf(claims.Namespace, claims.Name));
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    public static byte[] WriteHeader(string keyId) => Encoding.ASCII.GetBytes($$"""{"alg":"ES256","kid":"{{keyId}}"}""");

    private static void WriteLegacy(Utf8JsonWriter json, ServiceAccountClaims claims, string secret)
    {
        json.WriteString("iss", ServiceAccountTokens.LegacyIssuer);
        json.WriteString("kubernetes.io/serviceaccount/namespace", claims.Namespace);
        json.WriteString("kubernetes.io/serviceaccount/secret.name", secret);
        json.WriteString("kubernetes.io/serviceaccount/service-account.name", claims.Name);
        json.WriteString("kubernetes.io/serviceaccount/service-account.uid", claims.Uid);
    }

    private static void WriteBound(Utf8JsonWriter json, ServiceAccountClaims claims, string issuer)
    {
        json.WriteStartArray("aud");
        foreach (var audience in claims.Audiences)
        {
            json.WriteStringValue(audience);
        }

        json.WriteEndArray();
        json.WriteNumber("exp", claims.Expires!.Value.ToUnixTimeSeconds());
        json.WriteNumber("iat", claims.IssuedAt.ToUnixTimeSeconds());
        json.WriteString("iss", issuer);
        json.WriteString("jti", claims.Id);
        json.WriteStartObject("kubernetes.io");
        json.WriteString("namespace", claims.Namespace);
        if (claims.BoundTo is { } bound)
        {
            WriteReference(json, bound.Kind.ToLowerInvariant(), bound.Name, bound.Uid);
        }

        WriteReference(json, "serviceaccount", claims.Name, claims.Uid);
        json.WriteEndObject();
        json.WriteNumber("nbf", claims.IssuedAt.ToUnixTimeSeconds());
    }

    private static void WriteReference(Utf8JsonWriter json, string field, string name, string uid)
    {
        json.WriteStartObject(field);
        json.WriteString("name", name);
        json.WriteString("uid", uid);
        json.WriteEndObject();
    }
}
