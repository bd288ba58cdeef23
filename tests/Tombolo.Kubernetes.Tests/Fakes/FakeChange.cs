namespace Tombolo.Kubernetes.Tests.Fakes;

/// <summary>One entry of the history of a <see cref="FakeStore"/>; a bookmark has no path.</summary>
internal sealed record FakeChange(long Version, string Type, FakePath? Path, string Json);
