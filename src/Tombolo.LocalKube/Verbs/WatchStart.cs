using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Verbs;

/// <summary>Where a watch begins.</summary>
/// <param name="Initial">The objects that come first, as if they had been added.</param>
/// <param name="Watch">The changes after them; null when changes since the wanted revision are forgotten.</param>
internal sealed record WatchStart(IReadOnlyList<StoredObject> Initial, StoreWatch? Watch, long Revision);
