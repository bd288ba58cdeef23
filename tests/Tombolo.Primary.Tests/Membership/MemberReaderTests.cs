using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Primary.Membership;
using Tombolo.Primary.Tests.Fleet;
using Tombolo.Protocol.Keys;

namespace Tombolo.Primary.Tests.Membership;

public sealed class MemberReaderTests : IDisposable
{
    private readonly SigningKey _key = SigningKey.Create();

    [Fact]
    public void Read_Member_Everything()
    {
        var member = MemberReader.Read(ClusterBuilder.Member("shop", "my-id", _key.PublicKey))!;
        Assert.Equal(("shop", "my-id", "life-1", _key.PublicKey.Thumbprint, "kasten-io"), (member.Name, member.Id, member.Incarnation, member.KeyThumbprint, member.K10Namespace));
    }

    [Fact]
    public void Read_ThumbprintThatLies_TheKeyCounts() =>
        Assert.Equal(_key.PublicKey.Thumbprint, MemberReader.Read(ClusterBuilder.Member("shop", "my-id", _key.PublicKey).With(Annotations.ClusterKey, "lie"))!.KeyThumbprint);

    [Theory]
    [InlineData(Annotations.PublicKey, "")]
    [InlineData(Annotations.PublicKey, "not base64url")]
    [InlineData(Annotations.PublicKey, "AAAA")]
    [InlineData(Annotations.Incarnation, "")]
    [InlineData(Annotations.ClusterUid, "")]
    public void Read_DamagedIdentity_Null(string annotation, string value) =>
        Assert.Null(MemberReader.Read(ClusterBuilder.Member("shop", "my-id", _key.PublicKey).With(annotation, value)));

    [Fact]
    public void Read_ClusterOfSomebodyElse_Null() => Assert.Null(MemberReader.Read(new Cluster { Metadata = new() { Name = "stranger" } }));

    public void Dispose() => _key.Dispose();
}
