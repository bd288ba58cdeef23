using System.Buffers;
using System.Text;
using System.Text.Json;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Runtime.Identity;

/// <summary>The Secret <c>tombolo-identity</c>: how a <see cref="ClusterIdentity"/> is stored.</summary>
internal static class ClusterIdentitySecret
{
    public const string Name = WellKnownNames.Identity;
    private const string UsedTokenHash = "usedTokenHash";
    private const string Farewell = "farewell";

    public static ClusterIdentity Read(KubernetesObject secret)
    {
        using var document = secret.ToDocument();
        if (!document.RootElement.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
        {
            throw Damaged(secret, "it has no data");
        }

        return new ClusterIdentity
        {
            PrivateKey = Bytes(secret, data, IdentityKeys.PrivateKey) ?? throw Damaged(secret, $"key {IdentityKeys.PrivateKey} is missing"),
            Incarnation = Text(secret, data, IdentityKeys.Incarnation) ?? throw Damaged(secret, $"key {IdentityKeys.Incarnation} is missing"),
            UsedTokenHash = Text(secret, data, UsedTokenHash),
            FleetKey = Bytes(secret, data, IdentityKeys.FleetKey),
            Farewell = Bytes(secret, data, Farewell),
        };
    }

    public static ReadOnlyMemory<byte> Write(ResourceKey key, ClusterIdentity identity, string? resourceVersion)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("apiVersion", "v1");
        json.WriteString("kind", "Secret");
        json.WriteString("type", SecretTypes.Identity);
        json.WriteStartObject("metadata");
        json.WriteString("name", key.Name);
        json.WriteString("namespace", key.Namespace);
        if (resourceVersion is not null)
        {
            json.WriteString("resourceVersion", resourceVersion);
        }

        json.WriteEndObject();
        json.WriteStartObject("data");
        json.WriteBase64String(IdentityKeys.PrivateKey, identity.PrivateKey.Span);
        json.WriteBase64String(IdentityKeys.Incarnation, Encoding.UTF8.GetBytes(identity.Incarnation));
        if (identity.UsedTokenHash is { } hash)
        {
            json.WriteBase64String(UsedTokenHash, Encoding.UTF8.GetBytes(hash));
        }

        if (identity.FleetKey is { } fleetKey)
        {
            json.WriteBase64String(IdentityKeys.FleetKey, fleetKey.Span);
        }

        if (identity.Farewell is { } farewell)
        {
            json.WriteBase64String(Farewell, farewell.Span);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static ReadOnlyMemory<byte>? Bytes(KubernetesObject secret, JsonElement data, string name)
    {
        if (!data.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.TryGetBytesFromBase64(out var bytes) ? bytes : throw Damaged(secret, $"key {name} is not base64");
    }

    private static string? Text(KubernetesObject secret, JsonElement data, string name) =>
        Bytes(secret, data, name) is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;

    private static InvalidDataException Damaged(KubernetesObject secret, string why) =>
        new($"Secret {secret.Key} is not a Tombolo identity: {why}. Restore it from a backup; deleting it makes a new identity, under which the cluster must join again");
}
