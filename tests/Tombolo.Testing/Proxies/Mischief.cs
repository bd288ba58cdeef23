namespace Tombolo.Testing.Proxies;

/// <summary>What an ingress may do to what passes.</summary>
public enum Mischief
{
    /// <summary>Everything passes as it came.</summary>
    None,

    /// <summary>One byte of the payload of an item is another.</summary>
    AlterPayloadByte,

    /// <summary>An item of the ingress' own comes before the true one, in its place of the sequence.</summary>
    InjectEvent,

    /// <summary>An item comes twice.</summary>
    ReplayEvent,

    /// <summary>An item comes after the event that follows it.</summary>
    ReorderEvents,

    /// <summary>An item does not come.</summary>
    DropEvent,

    /// <summary>Reports are swallowed and answered by the ingress.</summary>
    ForgeReportAnswer,
}
