using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Verbs;

/// <param name="Object">The object as it was, or as it is now that it waits for its finalizers.</param>
/// <param name="IsGone">Whether it is gone.</param>
internal readonly record struct DeleteResult(StoredObject Object, bool IsGone);
