using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Primary.JoinTokens;
using Tombolo.Primary.Membership;
using Tombolo.Primary.Membership.Joining;
using Tombolo.Primary.Tests.Fleet;
using Tombolo.Protocol.Keys;

namespace Tombolo.Primary.Tests.Membership.Joining;

public sealed class JoinAdmissionTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly PrimaryCluster Primary = new("hub", "hub-id", null, IsLeaving: false);

    private readonly SigningKey _mine = SigningKey.Create();
    private readonly SigningKey _other = SigningKey.Create();

    private VerificationKey Mine => _mine.PublicKey;

    private VerificationKey Other => _other.PublicKey;

    [Fact]
    public void NewCluster_WithName_GetsIt() => Assert.Equal(JoinDecision.Create("shop"), Decide(Applicant()));

    [Fact]
    public void NewCluster_WithoutName_GetsAGeneratedOneThatIsFree()
    {
        var first = Decide(Applicant(name: null));
        Assert.Matches("^cluster-[a-z0-9]{5}$", first.Name);
        Assert.NotEqual(first.Name, Decide(Applicant(name: null), ClusterBuilder.Member(first.Name, "other-id", Other)).Name);
    }

    [Fact]
    public void SameIdAndKey_JoinsItsClusterUnderItsName()
    {
        var own = ClusterBuilder.Member("shop", "my-id", Mine);
        Assert.Equal(JoinDecision.Join(own), Decide(Applicant(name: "another-name"), own));
    }

    [Fact]
    public void SameIdAndKey_TakesNoFurtherUseOfTheToken()
    {
        var own = ClusterBuilder.Member("shop", "my-id", Mine);
        Assert.Null(Decide(Applicant(), Limits(maxUses: 1), own).Refusal);
        Assert.Equal("TokenExhausted", Decide(Applicant(id: "third-id"), Limits(maxUses: 1), own).Refusal!.Code);
    }

    [Fact]
    public void SameIdOtherKey_IdentityMismatchUntilThatKeyIsAllowed()
    {
        var own = ClusterBuilder.Member("shop", "my-id", Other);
        var refused = Decide(Applicant(), own);
        Assert.Equal("IdentityMismatch", refused.Refusal!.Code);
        Assert.Contains(Mine.Thumbprint, refused.Detail, StringComparison.Ordinal);
        Assert.Equal("IdentityMismatch", Decide(Applicant(), own.With(Annotations.AllowRekey, Other.Thumbprint)).Refusal!.Code);
        Assert.Null(Decide(Applicant(), own.With(Annotations.AllowRekey, Mine.Thumbprint)).Refusal);
    }

    [Fact]
    public void NameOfAnotherCluster_NameTakenUntilThatKeyIsAllowed()
    {
        var other = ClusterBuilder.Member("shop", "other-id", Other);
        var refused = Decide(Applicant(), other);
        Assert.Equal("NameTaken", refused.Refusal!.Code);
        Assert.Contains(Mine.Thumbprint, refused.Detail, StringComparison.Ordinal);
        var allowed = other.With(Annotations.AllowRekey, Mine.Thumbprint);
        Assert.Equal(JoinDecision.Join(allowed), Decide(Applicant(), allowed));
    }

    [Fact]
    public void NameOfThePrimary_NameTakenWhateverIsAllowed() =>
        Assert.Equal("NameTaken", Decide(Applicant(), ClusterBuilder.Member("shop", "hub-id", Other).AsPrimary().With(Annotations.AllowRekey, Mine.Thumbprint)).Refusal!.Code);

    [Fact]
    public void KeyOfAnotherCluster_DuplicateIdentityUntilItIsAllowed()
    {
        var twin = ClusterBuilder.Member("store", "other-id", Mine);
        Assert.Equal("DuplicateIdentity", Decide(Applicant(), twin).Refusal!.Code);
        Assert.Equal("store", Decide(Applicant(), twin.With(Annotations.AllowRekey, Mine.Thumbprint)).Name);
    }

    [Fact]
    public void ThePrimaryItself_NotAllowed() => Assert.Equal("NotAllowed", Decide(Applicant(id: "hub-id"), ClusterBuilder.Member("hub", "hub-id", Mine).AsPrimary()).Refusal!.Code);

    [Theory]
    [InlineData("my-id", "other-name")]
    [InlineData("other-id", "shop")]
    public void ClusterBeingDeleted_Waits(string id, string name)
    {
        var refused = Decide(Applicant(), ClusterBuilder.Member(name, id, id == "my-id" ? Mine : Other).Deleting(Now));
        Assert.Equal("NotReady", refused.Refusal!.Code);
        Assert.False(refused.Refusal.Permanent);
        Assert.Null(refused.Ended);
    }

    [Fact]
    public void OwnClusterBeingDeleted_NewIncarnation_ShowsThatTheOldOneEnded()
    {
        var own = ClusterBuilder.Member("shop", "my-id", Mine).Deleting(Now);
        Assert.Equal(own, Decide(Applicant(incarnation: "life-2"), own).Ended);
        Assert.Null(Decide(Applicant(incarnation: "life-2"), ClusterBuilder.Member("shop", "my-id", Other).Deleting(Now)).Ended);
    }

    [Theory]
    [InlineData("Shop")]
    [InlineData("shop_1")]
    [InlineData("-shop")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void BadName_InvalidName(string name) => Assert.Equal("InvalidName", Decide(Applicant(name: name)).Refusal!.Code);

    [Fact]
    public void Limits_ComeBeforeTheName()
    {
        Assert.Equal("TokenExpired", Decide(Applicant(name: "BAD"), Limits(expiresAt: Now)).Refusal!.Code);
        Assert.Equal("NotAllowed", Decide(Applicant(), Limits(names: ["store-*"])).Refusal!.Code);
        Assert.Null(Decide(Applicant(), Limits(names: ["sh*"])).Refusal);
    }

    public void Dispose()
    {
        _mine.Dispose();
        _other.Dispose();
    }

    private JoinApplicant Applicant(string? name = "shop", string id = "my-id", string incarnation = "life-1") =>
        new(id, Mine, incarnation, name, null, "token-id", "kasten-io", "k10");

    private static JoinTokenLimits Limits(DateTimeOffset? expiresAt = null, int? maxUses = null, string[]? names = null) => new(expiresAt, maxUses, names ?? [], []);

    private static JoinDecision Decide(JoinApplicant applicant, params Cluster[] fleet) => Decide(applicant, JoinTokenLimits.None, fleet);

    private static JoinDecision Decide(JoinApplicant applicant, JoinTokenLimits limits, params Cluster[] fleet)
    {
        var token = new JoinTokenRecord(
            new ResourceKey("kasten-io-mc", "token"), "uid", "1", IsDeleting: false, JoinTokenContent.Token, "token-id", null, IsReady: true, "token-id", IsShowOnce: false, limits, "");
        return JoinAdmission.Decide(applicant, new TokenPermit(token), new ListFleet(fleet), Primary, Now);
    }
}
