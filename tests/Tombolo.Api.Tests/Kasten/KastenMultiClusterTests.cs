using Tombolo.Api.Kasten;

namespace Tombolo.Api.Tests.Kasten;

public sealed class KastenMultiClusterTests
{
    [Theory]
    [InlineData("""[{"env":[{"name":"K10_CAPABILITIES","value":"mc"}]}]""", true)]
    [InlineData("""[{"env":[{"name":"K10_CAPABILITIES","value":" mc fips.strict"}]}]""", true)]
    [InlineData("""[{"env":[{"name":"K10_CAPABILITIES","value":"gateway,mc"}]}]""", true)]
    [InlineData("""[{},{"env":[{"name":"LOG_LEVEL","valueFrom":{}},{"name":"K10_CAPABILITIES","value":"mc"}]}]""", true)]
    [InlineData("""[{"env":[{"name":"K10_CAPABILITIES","value":"mcx fips.mc"}]}]""", false)]
    [InlineData("""[{"env":[{"name":"K10_CAPABILITIES","value":""}]}]""", false)]
    [InlineData("""[{"env":[{"name":"K10_CAPABILITIES"}]}]""", false)]
    [InlineData("""[{"env":[{"name":"OTHER","value":"mc"}]}]""", false)]
    [InlineData("""[{"env":null}]""", false)]
    [InlineData("[]", false)]
    [InlineData("null", false)]
    public void IsEnabled_Deployment_LooksForTheCapability(string containers, bool expected) =>
        Assert.Equal(expected, KastenMultiCluster.IsEnabled(Json.Element($$"""{"spec":{"template":{"spec":{"containers":{{containers}} } } } }""")));

    [Fact]
    public void IsEnabled_AnyOtherObject_IsFalse() => Assert.False(KastenMultiCluster.IsEnabled(Json.Element("{}")));

    [Fact]
    public void EnabledMessage_NamesTheRepair() =>
        Assert.Equal("KastenMultiClusterEnabled: set multicluster.enabled=false in Kasten", KastenMultiCluster.EnabledMessage);
}
