using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Tests.Messages;

public class RefusalReasonsTests
{
    [Theory]
    [InlineData("InvalidToken", true)]
    [InlineData("TokenDeleted", true)]
    [InlineData("TokenExpired", true)]
    [InlineData("TokenExhausted", true)]
    [InlineData("NotAllowed", true)]
    [InlineData("InvalidName", true)]
    [InlineData("NameTaken", true)]
    [InlineData("IdentityMismatch", true)]
    [InlineData("Tombstone", true)]
    [InlineData("VersionUnsupported", false)]
    [InlineData("ChallengeExpired", false)]
    [InlineData("NotReady", false)]
    [InlineData("Malformed", false)]
    [InlineData("UnknownCluster", false)]
    [InlineData("WrongPrimary", false)]
    [InlineData("PrimaryWentBack", false)]
    [InlineData("DuplicateIdentity", false)]
    [InlineData("TooManySessions", false)]
    [InlineData("NotTrusted", false)]
    [InlineData("NameNotTrusted", false)]
    [InlineData("SubjectTaken", false)]
    public void Find_KnownCode_SaysWhetherItIsPermanent(string code, bool permanent)
    {
        var reason = RefusalReasons.Find(code);

        Assert.NotNull(reason);
        Assert.Equal(permanent, reason.Permanent);
        Assert.EndsWith(".", reason.Repair, StringComparison.Ordinal);
    }

    [Fact]
    public void All_Reasons_AreInTheTableAbove() => Assert.Equal(21, RefusalReasons.All.Count);

    [Fact]
    public void Find_CodeOfANewerRelease_IsNull() => Assert.Null(RefusalReasons.Find("SomethingLater"));
}
