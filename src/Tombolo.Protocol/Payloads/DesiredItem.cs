using Tombolo.Protocol.Sets;

namespace Tombolo.Protocol.Payloads;

/// <summary>Of an <c>item</c> frame: one object that the member is to hold, and the rules for it.</summary>
public sealed record DesiredItem
{
    public required string ApiVersion { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>Where the copy goes: the member's K10 namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Names of the Distributions that want it, in ordinal order: the owners of the copy.</summary>
    public required IReadOnlyList<string> Distributions { get; init; }

    /// <summary>UID of the object on the primary.</summary>
    public required string SourceUid { get; init; }

    /// <summary>What to do with a foreign object of this name.</summary>
    public required string ConflictPolicy { get; init; }

    /// <summary>What to do when the copy was changed.</summary>
    public required string DriftPolicy { get; init; }

    /// <summary>What to do with the copy when it is no longer wanted.</summary>
    public required string DeletionPolicy { get; init; }

    /// <summary>Leave the copy as it is for now.</summary>
    public bool Paused { get; init; }

    /// <summary>With another value the item is another one, so that the copy is written again; empty when nobody asked for that.</summary>
    public string ForceSync { get; init; } = "";

    /// <summary>
    /// UTF-8 JSON object of the fields to apply: <c>spec</c> or <c>data</c>, <c>type</c> and the like, and the labels and annotations that travel. May hold credentials.
    /// </summary>
    public required ReadOnlyMemory<byte> Manifest { get; init; }

    /// <summary>Names the item in a set.</summary>
    public ItemKey Key => ItemKey.Of(ApiVersion, Kind, Name);

    /// <summary>The key; never the manifest.</summary>
    public override string ToString() => Key.ToString();
}
