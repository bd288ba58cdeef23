using System.Text.Json;
using Tombolo.Api.Meta;

namespace Tombolo.Secondary.Apply.Comparing;

/// <summary>Controllers written in Go write durations in their own form when they store an object: <c>24h</c> becomes <c>24h0m0s</c>.</summary>
internal sealed class DurationNormaliser : IFieldNormaliser
{
    private static readonly string[] Endings = ["period", "duration", "timeout", "interval", "ttl"];

    public bool AreEqual(string kind, ReadOnlySpan<PathSegment> path, JsonElement wanted, JsonElement found) =>
        kind is not ("Secret" or "ConfigMap")
        && path is [.., { Name: { } name }]
        && Array.Exists(Endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        && wanted.ValueKind == JsonValueKind.String
        && found.ValueKind == JsonValueKind.String
        && GoDuration.TryParse(wanted.GetString()!, out var one)
        && GoDuration.TryParse(found.GetString()!, out var other)
        && one == other;
}
