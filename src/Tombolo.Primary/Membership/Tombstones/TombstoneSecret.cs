using System.Text.Json;
using Microsoft.Extensions.Logging;
using Tombolo.Api.Core;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;

namespace Tombolo.Primary.Membership.Tombstones;

/// <summary>The Secret <c>tombolo-tombstones</c>: how tombstones are stored.</summary>
internal static partial class TombstoneSecret
{
    /// <summary>What the Secret says. An entry that cannot be read is skipped: it must not keep the others from their members.</summary>
    public static Dictionary<TombstoneKey, TombstoneEntry> Read(Secret? secret, ILogger logger)
    {
        var entries = new Dictionary<TombstoneKey, TombstoneEntry>();
        foreach (var (dataKey, value) in secret?.Data ?? new Dictionary<string, byte[]>(StringComparer.Ordinal))
        {
            if (TombstoneKey.Parse(dataKey) is { } key && TryRead(value) is { } entry)
            {
                entries[key] = entry;
            }
            else
            {
                LogUnreadable(logger, WellKnownNames.Tombstones, dataKey);
            }
        }

        return entries;
    }

    public static Secret Write(string @namespace, string? resourceVersion, IReadOnlyDictionary<TombstoneKey, TombstoneEntry> entries) => new()
    {
        Metadata = new ObjectMeta { Namespace = @namespace, Name = WellKnownNames.Tombstones, ResourceVersion = resourceVersion },
        Type = SecretTypes.Opaque,
        Data = entries.ToDictionary(
            entry => entry.Key.ToDataKey(), entry => JsonSerializer.SerializeToUtf8Bytes(entry.Value, TombstoneJsonContext.Default.TombstoneEntry), StringComparer.Ordinal),
    };

    private static TombstoneEntry? TryRead(byte[] value)
    {
        try
        {
            return JsonSerializer.Deserialize(value, TombstoneJsonContext.Default.TombstoneEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(4300, LogLevel.Warning, "Secret {Secret}: key {Key} is no tombstone and is ignored")]
    private static partial void LogUnreadable(ILogger logger, string secret, string key);
}
