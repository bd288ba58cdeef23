namespace Tombolo.Secondary.Apply.Live;

/// <summary>Whether the copies of one kind are known.</summary>
internal enum KindAvailability
{
    /// <summary>They are being read for the first time.</summary>
    Starting,

    /// <summary>They are known.</summary>
    Synced,

    /// <summary>The cluster does not serve the kind: there are none.</summary>
    NotServed,

    /// <summary>They cannot be read: there may be any.</summary>
    NotReadable,
}
