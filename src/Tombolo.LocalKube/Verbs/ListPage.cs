using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Verbs;

/// <summary>A list, or a page of it.</summary>
/// <param name="Revision">The revision at which all pages are taken.</param>
/// <param name="Continue">Where the next page begins; empty on the last one.</param>
/// <param name="Remaining">How many objects follow; null when it is not known.</param>
internal sealed record ListPage(IReadOnlyList<StoredObject> Objects, long Revision, string Continue, long? Remaining);
