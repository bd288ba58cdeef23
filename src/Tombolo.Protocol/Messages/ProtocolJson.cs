using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tombolo.Protocol.Messages;

/// <summary>Reads JSON that a stranger sent: a size limit, and no exceptions for what is expected to go wrong.</summary>
public static class ProtocolJson
{
    /// <summary>False when <paramref name="utf8"/> is longer than <paramref name="limit"/> bytes, not JSON, null, or not of this type.</summary>
    public static bool TryRead<T>(ReadOnlySpan<byte> utf8, int limit, JsonTypeInfo<T> type, [NotNullWhen(true)] out T? value)
        where T : class
    {
        value = null;
        if (utf8.Length > limit)
        {
            return false;
        }

        try
        {
            value = JsonSerializer.Deserialize(utf8, type);
            return value is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
