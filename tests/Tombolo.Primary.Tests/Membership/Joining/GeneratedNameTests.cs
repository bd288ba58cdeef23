using Tombolo.Api.Validation;
using Tombolo.Primary.Membership.Joining;

namespace Tombolo.Primary.Tests.Membership.Joining;

public sealed class GeneratedNameTests
{
    [Fact]
    public void Choose_SameCluster_SameValidName()
    {
        var name = GeneratedName.Choose("0b0f2a52-uid", _ => false);
        Assert.Matches("^cluster-[a-z0-9]{5}$", name);
        Assert.Null(ClusterNames.Check(name));
        Assert.Equal(name, GeneratedName.Choose("0b0f2a52-uid", _ => false));
        Assert.NotEqual(name, GeneratedName.Choose("another-uid", _ => false));
    }

    [Fact]
    public void Choose_NameTaken_NextOfItsOwnSequence()
    {
        var first = GeneratedName.Choose("uid", _ => false);
        var second = GeneratedName.Choose("uid", name => name == first);
        Assert.NotEqual(first, second);
        Assert.Equal(second, GeneratedName.Choose("uid", name => name == first));
    }
}
