using System.Text.Json;
using Tombolo.Api.Meta;

namespace Tombolo.Dashboard.Api.Writing;

/// <summary>Who changed an object last, as its <c>managedFields</c> say.</summary>
/// <param name="Manager">The program, such as <c>kubectl-edit</c>.</param>
internal sealed record LastChange(string Manager, DateTimeOffset At)
{
    /// <summary>The newest change of anything but the status; null when the object does not say.</summary>
    public static LastChange? Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        if (!document.RootElement.TryGetProperty("metadata", out var metadata)
            || !metadata.TryGetProperty("managedFields", out var entries)
            || entries.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        LastChange? newest = null;
        foreach (var entry in entries.EnumerateArray())
        {
            if (entry.TryGetProperty("manager", out var manager)
                && !entry.TryGetProperty("subresource", out _)
                && entry.TryGetProperty("time", out var time)
                && ApiTime.TryParse(time.GetString(), out var at)
                && (newest is null || at >= newest.At))
            {
                newest = new LastChange(manager.GetString() ?? "", at);
            }
        }

        return newest;
    }

    /// <inheritdoc/>
    public override string ToString() => $"last by {Manager} at {ApiTime.ToText(At)}";
}
