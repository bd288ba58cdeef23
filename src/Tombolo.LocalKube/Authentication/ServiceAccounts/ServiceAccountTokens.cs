using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.Authentication.ServiceAccounts;

/// <summary>Signs the tokens of one cluster's ServiceAccounts, and tells its own from others (RFC 7515, ES256).</summary>
internal sealed class ServiceAccountTokens(string issuer) : IDisposable
{
    /// <summary>Who issues the tokens that are kept in Secrets.</summary>
    public const string LegacyIssuer = "kubernetes/serviceaccount";

    // Most clusters of a fleet never issue one.
    private readonly Lazy<SigningPair> _key = new(() => new SigningPair());

    /// <summary>Who issues the others; also their audience when none is asked for.</summary>
    public string Issuer => issuer;

    public string Issue(ServiceAccountClaims claims)
    {
        var pair = _key.Value;
        var header = ServiceAccountTokenWriter.Encode(ServiceAccountTokenWriter.WriteHeader(pair.Id));
        var text = $"{header}.{ServiceAccountTokenWriter.Encode(ServiceAccountTokenWriter.WritePayload(claims, issuer))}";
        return $"{text}.{ServiceAccountTokenWriter.Encode(pair.Sign(Encoding.ASCII.GetBytes(text)))}";
    }

    /// <summary>What a token of this cluster says; null for anything else. Whether it still counts is not looked at.</summary>
    public ServiceAccountClaims? Read(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || !_key.IsValueCreated || !TryDecode(parts[1], out var payload) || !TryDecode(parts[2], out var signature))
        {
            return null;
        }

        return _key.Value.Verify(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature) ? ServiceAccountTokenReader.Read(payload, issuer) : null;
    }

    /// <summary>The public key as a JWK Set (RFC 7517).</summary>
    public JsonObject WriteKeySet() => _key.Value.WriteKeySet();

    public void Dispose()
    {
        if (_key.IsValueCreated)
        {
            _key.Value.Dispose();
        }
    }

    private static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = [];
        if (!Base64Url.IsValid(text))
        {
            return false;
        }

        bytes = Base64Url.DecodeFromChars(text);
        return true;
    }

    private sealed class SigningPair : IDisposable
    {
        private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        private readonly Lock _gate = new();

        public SigningPair() => Id = Base64Url.EncodeToString(SHA256.HashData(_key.ExportSubjectPublicKeyInfo()));

        public string Id { get; }

        public byte[] Sign(byte[] text)
        {
            // The class is not made for several threads.
            lock (_gate)
            {
                return _key.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
            }
        }

        public bool Verify(byte[] text, byte[] signature)
        {
            lock (_gate)
            {
                return _key.VerifyData(text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
            }
        }

        public JsonObject WriteKeySet()
        {
            var point = _key.ExportParameters(includePrivateParameters: false).Q;
            return new JsonObject
            {
                ["keys"] = new JsonArray(new JsonObject
                {
                    ["use"] = "sig",
                    ["kty"] = "EC",
                    ["kid"] = Id,
                    ["crv"] = "P-256",
                    ["alg"] = "ES256",
                    ["x"] = Base64Url.EncodeToString(point.X),
                    ["y"] = Base64Url.EncodeToString(point.Y),
                }),
            };
        }

        public void Dispose() => _key.Dispose();
    }
}
