using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tombolo.Secondary.Apply.Comparing;

namespace Tombolo.Secondary.Apply.Drift;

/// <summary>
/// Writes values for people. Credentials become a digest under a key of this process, or of one question: it tells whether two values differ and nothing
/// else, not even to somebody who can guess the value.
/// </summary>
internal sealed class ValuePresenter
{
    private const int LongestText = 256;
    private const string Absent = "(absent)";

    private readonly byte[] _key;

    /// <summary>Digests that only this process can compare.</summary>
    public ValuePresenter()
        : this(RandomNumberGenerator.GetBytes(32))
    {
    }

    /// <summary>Digests that are the same wherever they are made with this key.</summary>
    public ValuePresenter(ReadOnlySpan<byte> key) => _key = key.ToArray();

    /// <param name="kind">Kind of the object.</param>
    /// <param name="value">Undefined for a field that is missing.</param>
    public string Present(string kind, FieldPath path, JsonElement value)
    {
        var isSecretData = kind == "Secret" && path.Segments is [{ Name: "data" or "stringData" }, ..];
        var isSensitive = isSecretData || SensitiveFields.IsSensitive(LastName(path));
        return value.ValueKind switch
        {
            JsonValueKind.Undefined => Absent,
            JsonValueKind.String when isSensitive => Digest(value.GetString()!),
            JsonValueKind.String => Shorten(value.GetString()!),
            JsonValueKind.Object or JsonValueKind.Array => Shorten(Redact(value, isSensitive, isSecretData)),
            _ => value.GetRawText(),
        };
    }

    private string Redact(JsonElement value, bool isSensitive, bool isSecretData)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        Write(json, value, isSensitive, isSecretData);
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Write(Utf8JsonWriter json, JsonElement value, bool isSensitive, bool isSecretData)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var field in value.EnumerateObject())
                {
                    json.WritePropertyName(field.Name);
                    Write(json, field.Value, isSecretData || SensitiveFields.IsSensitive(field.Name), isSecretData);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                {
                    Write(json, element, isSensitive, isSecretData);
                }

                json.WriteEndArray();
                break;
            case JsonValueKind.String when isSensitive:
                json.WriteStringValue(Digest(value.GetString()!));
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private string Digest(string value)
    {
        var digest = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(value));
        return "hmac:" + Convert.ToHexStringLower(digest.AsSpan(0, 6));
    }

    private static string Shorten(string text) => text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText), "…");

    private static string LastName(FieldPath path)
    {
        for (var index = path.Segments.Length - 1; index >= 0; index--)
        {
            if (path.Segments[index].Name is { } name)
            {
                return name;
            }
        }

        return "";
    }
}
