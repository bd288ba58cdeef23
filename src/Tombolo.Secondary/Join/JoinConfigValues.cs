using Tombolo.Api.Core;

namespace Tombolo.Secondary.Join;

/// <summary>Values of <c>mc-join-config</c>.</summary>
internal static class JoinConfigValues
{
    /// <summary>The value without white space around it; null when it is absent or empty.</summary>
    public static string? Find(ConfigMap config, string key) =>
        config.Data is { } data && data.TryGetValue(key, out var value) && value.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
