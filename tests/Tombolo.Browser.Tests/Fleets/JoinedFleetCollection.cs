namespace Tombolo.Browser.Tests.Fleets;

/// <summary>Tests that share one fleet, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class JoinedFleetCollection : ICollectionFixture<JoinedFleet>
{
    public const string Name = "a joined fleet";
}
