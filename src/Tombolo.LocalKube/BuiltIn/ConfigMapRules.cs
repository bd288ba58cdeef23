using System.Text;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Schemas;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.BuiltIn;

/// <summary>ConfigMaps.</summary>
internal static class ConfigMapRules
{
    private const int MostBytes = 1024 * 1024;

    public static void Validate(JsonObject map, JsonObject? old, ICollection<StatusCause> causes)
    {
        var data = map["data"] as JsonObject ?? [];
        var binary = map["binaryData"] as JsonObject ?? [];
        var size = 0L;
        foreach (var (key, value) in data)
        {
            DataKeyRules.Validate(key, "data", causes);
            if (binary.ContainsKey(key))
            {
                causes.Add(FieldErrors.Invalid($"data[{key}]", key, "duplicate of key present in binaryData"));
            }

            size += Encoding.UTF8.GetByteCount(JsonValues.TextOf(value) ?? "");
        }

        foreach (var (key, value) in binary)
        {
            DataKeyRules.Validate(key, "binaryData", causes);
            size += Convert.FromBase64String(JsonValues.TextOf(value) ?? "").Length;
        }

        if (size > MostBytes)
        {
            causes.Add(FieldErrors.TooLong("", $"must have at most {MostBytes} bytes"));
        }

        if (old is not null)
        {
            Immutability.Validate(map, old, causes, "data", "binaryData");
        }
    }
}
