using Tombolo.Protocol.Sets;

namespace Tombolo.Protocol.Tests.Sets;

public class FleetKeyTests
{
    private static readonly byte[] Known = [.. Enumerable.Range(0, 32).Select(value => (byte)value)];

    /// <summary>Computed by another implementation from the text of docs/protocol.md.</summary>
    [Fact]
    public void ComputeEtag_FixedPayload_GivesTheEtagComputedElsewhere()
    {
        Assert.True(FleetKey.TryImport(Known, out var key));
        using (key)
        {
            Assert.Equal("yjWMfuRadCGvQ9LT58hFIg", key.ComputeEtag("""{"a":1}"""u8));
            Assert.NotEqual("yjWMfuRadCGvQ9LT58hFIg", key.ComputeEtag("""{"a":2}"""u8));
        }
    }

    [Fact]
    public void Export_ThenImport_GivesTheSameEtags()
    {
        using var key = FleetKey.Create();
        using var other = FleetKey.Create();
        Assert.True(FleetKey.TryImport(key.Export(), out var imported));
        using (imported)
        {
            Assert.Equal(key.ComputeEtag("x"u8), imported.ComputeEtag("x"u8));
            Assert.NotEqual(key.ComputeEtag("x"u8), other.ComputeEtag("x"u8));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void TryImport_WrongLength_IsRefused(int length) => Assert.False(FleetKey.TryImport(new byte[length], out _));

    [Fact]
    public void Dispose_Key_IsZeroedAndNeverShown()
    {
        Assert.True(FleetKey.TryImport(Known, out var key));
        Assert.Equal("fleet key", key.ToString());
        key.Dispose();
        Assert.Equal(new byte[32], key.Export());
    }
}
