namespace Tombolo.LocalKube.Storage;

/// <summary>One change of the store.</summary>
/// <param name="Object">The object afterwards; for a deletion its last state, with the deletion's revision.</param>
/// <param name="Previous">The object before, or null.</param>
/// <param name="Time">A timestamp of the store's clock.</param>
internal sealed record StoreEvent(StoreEventType Type, StoredObject Object, StoredObject? Previous, long Time)
{
    public long Revision => Object.Revision;
}
