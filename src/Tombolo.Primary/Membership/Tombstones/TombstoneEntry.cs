using System.Text.Json.Serialization;

namespace Tombolo.Primary.Membership.Tombstones;

/// <summary>What is stored of a tombstone; it is signed when it is handed out, so that one takes little room.</summary>
internal sealed record TombstoneEntry
{
    /// <summary>One of <see cref="TombstoneCauses"/>.</summary>
    public required string Cause { get; init; }

    /// <summary>The member removes its copies; otherwise it keeps them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool RemoveCopies { get; init; }

    /// <summary>Thumbprint of the member's key: only who proves it can say that it knows. Absent where an earlier release stored it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Key { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }
}
