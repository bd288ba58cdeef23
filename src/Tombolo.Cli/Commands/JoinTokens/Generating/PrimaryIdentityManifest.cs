using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Cli.Failures;
using Tombolo.Cli.Manifests;
using Tombolo.Protocol.Keys;

namespace Tombolo.Cli.Commands.JoinTokens.Generating;

/// <summary>Secret <c>tombolo-identity</c> of a primary, as a manifest.</summary>
internal static class PrimaryIdentityManifest
{
    private const int FleetKeyLength = 32;

    /// <summary>A new identity. It is complete, so that the server never has to write it.</summary>
    public static JsonObject Create(SigningKey key, string @namespace) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = KnownResources.Secret.Kind,
        ["metadata"] = new JsonObject { ["name"] = WellKnownNames.Identity, ["namespace"] = @namespace },
        ["type"] = SecretTypes.Identity,
        ["data"] = new JsonObject
        {
            [IdentityKeys.PrivateKey] = Convert.ToBase64String(key.ExportPkcs8()),
            [IdentityKeys.Incarnation] = Convert.ToBase64String(Encoding.UTF8.GetBytes(Guid.CreateVersion7().ToString("N"))),
            [IdentityKeys.FleetKey] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(FleetKeyLength)),
        },
    };

    /// <summary>The thumbprint of the key in a manifest.</summary>
    /// <param name="path">A file, or <c>-</c> for standard input.</param>
    /// <exception cref="UsageException">It holds no such Secret; its content is never repeated.</exception>
    public static async Task<string> ReadThumbprintAsync(string path, CommandContext context, CancellationToken cancellationToken)
    {
        var found = (await ManifestReader.ReadAsync(path, context, cancellationToken))
            .FirstOrDefault(item => ManifestReader.IsOf(item, KnownResources.Secret) && ManifestReader.Name(item) == $"Secret/{WellKnownNames.Identity}");
        var encoded = (found?["data"] as JsonObject)?[IdentityKeys.PrivateKey]?.ToString() ?? "";
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length) || !SigningKey.TryImportPkcs8(bytes.AsSpan(0, length), out var key))
        {
            throw new UsageException($"--identity holds no Secret {WellKnownNames.Identity} with a P-256 private key in data.{IdentityKeys.PrivateKey}; decrypt it first if it is sealed");
        }

        using (key)
        {
            return key.PublicKey.Thumbprint;
        }
    }
}
