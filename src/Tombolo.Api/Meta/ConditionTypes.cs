namespace Tombolo.Api.Meta;

/// <summary>The condition types that our controllers set.</summary>
public static class ConditionTypes
{
    /// <summary>The object has reached what it asks for.</summary>
    public const string Ready = "Ready";

    /// <summary>The specification can be carried out; false names every fault in it.</summary>
    public const string Accepted = "Accepted";

    /// <summary>On a Cluster: the member is connected.</summary>
    public const string Connected = "Connected";

    /// <summary>On an object with a finalizer: what its deletion waits for.</summary>
    public const string Deleting = "Deleting";

    /// <summary>On a Cluster: somebody connects as this member with another key than the one it joined with.</summary>
    public const string IdentityMismatch = "IdentityMismatch";

    /// <summary>On a Distribution: removals wait for approval (design section 7).</summary>
    public const string RemovalParked = "RemovalParked";

    /// <summary>On a Cluster: two servers connect in turn with its identity; nothing is removed meanwhile.</summary>
    public const string DuplicateIdentity = "DuplicateIdentity";

    /// <summary>On a Distribution that only reports references: false names what is referred to and not sent.</summary>
    public const string ReferencesSent = "ReferencesSent";

    /// <summary>On a Cluster: the clocks of primary and member differ noticeably; a warning, never a gate.</summary>
    public const string ClockSkew = "ClockSkew";
}
