using System.Text.Json;

namespace Tombolo.Secondary.Apply.Comparing;

/// <summary>Values of a Secret are bytes: two base64 texts of the same bytes are equal (the API server re-encodes line breaks away).</summary>
internal sealed class SecretDataNormaliser : IFieldNormaliser
{
    public bool AreEqual(string kind, ReadOnlySpan<PathSegment> path, JsonElement wanted, JsonElement found) =>
        kind == "Secret"
        && path is [{ Name: "data" }, _]
        && wanted.ValueKind == JsonValueKind.String
        && found.ValueKind == JsonValueKind.String
        && TryDecode(wanted, out var wantedBytes)
        && TryDecode(found, out var foundBytes)
        && wantedBytes.AsSpan().SequenceEqual(foundBytes);

    private static bool TryDecode(JsonElement text, out byte[] bytes)
    {
        // Convert skips white space, as the API server does; JsonElement's own decoder does not.
        var encoded = text.GetString()!;
        var buffer = new byte[encoded.Length];
        var decoded = Convert.TryFromBase64String(encoded, buffer, out var length);
        bytes = buffer[..length];
        return decoded;
    }
}
