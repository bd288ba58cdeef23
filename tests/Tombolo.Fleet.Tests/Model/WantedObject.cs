namespace Tombolo.Fleet.Tests.Model;

/// <summary>What a cluster is to hold under one name.</summary>
/// <param name="Owners">The Distributions that want it, ordinal order.</param>
internal sealed record WantedObject(int Value, IReadOnlyList<string> Owners);
