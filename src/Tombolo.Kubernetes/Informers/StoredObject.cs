namespace Tombolo.Kubernetes.Informers;

/// <summary>An object in a store, with what tells whether it is still the same one and the same version.</summary>
internal readonly record struct StoredObject<T>(T Value, string Uid, string ResourceVersion);
