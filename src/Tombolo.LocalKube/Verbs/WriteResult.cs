using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Verbs;

/// <param name="Object">The object as it is stored, or would be.</param>
/// <param name="IsCreated">Whether it was not there before: 201.</param>
internal readonly record struct WriteResult(StoredObject Object, bool IsCreated);
