using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Schemas;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.BuiltIn;

/// <summary>Secrets. No message holds a value.</summary>
internal static class SecretRules
{
    private const int MostBytes = 1024 * 1024;

    /// <summary>Moves stringData into data, and gives the type its default.</summary>
    public static void Default(JsonObject secret)
    {
        if (secret["stringData"] is JsonObject texts)
        {
            var data = secret["data"] as JsonObject;
            if (texts.Count > 0 && data is null)
            {
                secret["data"] = data = [];
            }

            foreach (var (key, value) in texts)
            {
                data![key] = Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonValues.TextOf(value) ?? ""));
            }
        }

        secret.Remove("stringData");
        if (JsonValues.Text(secret, "type").Length == 0)
        {
            secret["type"] = "Opaque";
        }
    }

    public static void Validate(JsonObject secret, JsonObject? old, ICollection<StatusCause> causes)
    {
        var data = secret["data"] as JsonObject ?? [];
        var size = 0L;
        foreach (var (key, value) in data)
        {
            DataKeyRules.Validate(key, "data", causes);
            size += Bytes(value).Length;
        }

        if (size > MostBytes)
        {
            causes.Add(FieldErrors.TooLong("data", $"must have at most {MostBytes} bytes"));
        }

        ValidateType(JsonValues.Text(secret, "type"), secret, data, causes);
        if (old is null)
        {
            return;
        }

        if (!JsonValues.Equal(secret["type"], old["type"]))
        {
            causes.Add(FieldErrors.Invalid("type", secret["type"], "field is immutable"));
        }

        Immutability.Validate(secret, old, causes, "data");
    }

    private static void ValidateType(string type, JsonObject secret, JsonObject data, ICollection<StatusCause> causes)
    {
        switch (type)
        {
            case "kubernetes.io/tls":
                Require(data, causes, "data", "tls.crt", "tls.key");
                break;
            case "kubernetes.io/ssh-auth":
                Require(data, causes, "data[%s]", "ssh-privatekey");
                break;
            case "kubernetes.io/basic-auth" when !data.ContainsKey("username") && !data.ContainsKey("password"):
                Require(data, causes, "data[%s]", "username", "password");
                break;
            case "kubernetes.io/dockerconfigjson":
                RequireJson(data, ".dockerconfigjson", causes);
                break;
            case "kubernetes.io/dockercfg":
                RequireJson(data, ".dockercfg", causes);
                break;
            case "kubernetes.io/service-account-token" when AccountOf(secret).Length == 0:
                causes.Add(FieldErrors.Required("metadata.annotations[kubernetes.io/service-account.name]"));
                break;
            default:
                break;
        }
    }

    private static string AccountOf(JsonObject secret) =>
        JsonValues.Text((secret["metadata"] as JsonObject)?["annotations"] as JsonObject, "kubernetes.io/service-account.name");

    // The odd path is the API server's.
    private static void Require(JsonObject data, ICollection<StatusCause> causes, string path, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (!data.ContainsKey(key))
            {
                causes.Add(FieldErrors.Required($"{path}[{key}]"));
            }
        }
    }

    private static void RequireJson(JsonObject data, string key, ICollection<StatusCause> causes)
    {
        if (!data.TryGetPropertyValue(key, out var value))
        {
            causes.Add(FieldErrors.Required($"data[{key}]"));
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(Bytes(value));
        }
        catch (JsonException)
        {
            causes.Add(FieldErrors.Invalid($"data[{key}]", "<secret contents redacted>", "invalid character looking for beginning of value"));
        }
    }

    private static byte[] Bytes(JsonNode? value) => Convert.FromBase64String(JsonValues.TextOf(value) ?? "");
}
