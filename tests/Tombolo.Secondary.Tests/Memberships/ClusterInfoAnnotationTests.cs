using Tombolo.Api.Core;
using Tombolo.Api.Meta;
using Tombolo.Secondary.Memberships;

namespace Tombolo.Secondary.Tests.Memberships;

public sealed class ClusterInfoAnnotationTests
{
    [Theory]
    [InlineData("tombolo.io/disconnect", "true", null)]
    [InlineData("tombolo.io/disconnect", "false", null)]
    [InlineData("tombolo.io/keep-copies", "TRUE", null)]
    [InlineData("tombolo.io/disconnect", "yes", "metadata.annotations['tombolo.io/disconnect']: 'yes' is neither true nor false; write \"true\"")]
    [InlineData("tombolo.io/keep-copies", "", "metadata.annotations['tombolo.io/keep-copies']: '' is neither true nor false; write \"true\"")]
    public void DescribeAnnotations_Wish_IsReadOrNamed(string annotation, string value, string? expected)
    {
        var secret = new Secret { Metadata = new ObjectMeta { Name = "mc-cluster-info", Annotations = new Dictionary<string, string> { [annotation] = value } } };

        var found = MembershipSource.DescribeAnnotations(secret);

        if (expected is null)
        {
            Assert.Null(found);
            return;
        }

        Assert.Contains($"Secret mc-cluster-info, {expected}", found, StringComparison.Ordinal);
        Assert.Contains("this cluster does not leave", found, StringComparison.Ordinal);
    }

    [Fact]
    public void DescribeAnnotations_NoSecretOrNoAnnotations_IsFine()
    {
        Assert.Null(MembershipSource.DescribeAnnotations(null));
        Assert.Null(MembershipSource.DescribeAnnotations(new Secret()));
    }
}
