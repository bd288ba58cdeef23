using Tombolo.Api.Core;
using Tombolo.Api.States;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Tokens;
using Tombolo.Secondary.Join;
using Tombolo.Secondary.Memberships;

namespace Tombolo.Secondary.Tests.Join;

public sealed class JoinDeciderTests : IDisposable
{
    private readonly SigningKey _primaryKey = SigningKey.Create();
    private readonly string _token;

    public JoinDeciderTests()
    {
        using var token = JoinToken.Create("paris", "https://paris.example.org/k10", _primaryKey);
        _token = token.Format();
    }

    [Fact]
    public void Decide_OneObjectIsMissing_IsIdle()
    {
        Assert.IsType<JoinDecision.Idle>(JoinDecider.Decide(null, Config(), null, null, null));
        Assert.IsType<JoinDecision.Idle>(JoinDecider.Decide(Join(_token), null, null, null, null));
    }

    [Fact]
    public void Decide_OidcWithoutAToken_AttemptsAtTheAddressOfTheConfig()
    {
        var config = Config(("join-method", "oidc"), ("primary-ingress", "https://hub.example.org/k10/"), ("primary-fingerprint", new string('A', 43)));
        var plan = Assert.IsType<JoinDecision.Attempt>(JoinDecider.Decide(null, config, null, null, null)).Plan;

        Assert.Null(plan.Token);
        Assert.Equal(("https://hub.example.org/k10", "https://hub.example.org/k10", new string('A', 43)), (plan.Primary.AbsoluteUri, plan.Audience, plan.PrimaryKey));
        var again = Assert.IsType<JoinDecision.Say>(JoinDecider.Decide(null, config, null, plan.TokenHash, null)).Status;
        Assert.Equal(JoinStates.Disconnected, again.Status);
        Assert.Contains("create it anew", again.Message, StringComparison.Ordinal);
        var anew = config with { Metadata = config.Metadata with { Uid = "another" } };
        Assert.IsType<JoinDecision.Attempt>(JoinDecider.Decide(null, anew, null, plan.TokenHash, null));
    }

    [Theory]
    [InlineData("primary-ingress", "http://hub.example.org/k10", "plain http")]
    [InlineData("primary-ingress", "hub", "primary-ingress")]
    [InlineData("primary-ingress", "", "is missing")]
    [InlineData("primary-fingerprint", "abc", "no thumbprint")]
    [InlineData("join-method", "jwt", "neither token nor oidc")]
    [InlineData("cluster-name", "Lyon_1", "cluster-name")]
    public void Decide_OidcThatCannotBeFollowed_RejectsWithTheRepair(string key, string value, string expected)
    {
        var values = new Dictionary<string, string> { ["join-method"] = "oidc", ["primary-ingress"] = "https://hub.example.org/k10", ["allow-insecure-primary-ingress"] = "true", [key] = value };
        var status = Assert.IsType<JoinDecision.Say>(JoinDecider.Decide(null, Config([.. values.Select(entry => (entry.Key, entry.Value))]), null, null, null)).Status;
        Assert.Equal(JoinStates.Rejected, status.Status);
        Assert.Contains(expected, status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_OidcBesideAToken_RejectsBoth()
    {
        var config = Config(("join-method", "oidc"), ("primary-ingress", "https://hub.example.org/k10"));
        Assert.Contains("delete one of the two", Assert.IsType<JoinDecision.Say>(JoinDecider.Decide(Join(_token), config, null, null, null)).Status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_BothObjects_AttemptsAtTheTokensUrl()
    {
        var attempt = Assert.IsType<JoinDecision.Attempt>(JoinDecider.Decide(Join(_token), Config(), null, null, null));

        Assert.Equal("https://paris.example.org/k10", attempt.Plan.Primary.AbsoluteUri.TrimEnd('/'));
        attempt.Plan.Token!.Dispose();
    }

    [Theory]
    [InlineData("primary-ingress", "https://hub.internal/k10", null)]
    [InlineData("primary-ingress", "http://hub.internal/k10", "plain http")]
    [InlineData("primary-ingress", "hub.internal", "primary-ingress")]
    [InlineData("cluster-ingress", "lyon", "cluster-ingress")]
    [InlineData("cluster-name", "Lyon_1", "cluster-name")]
    [InlineData("cluster-name", "lyon.eu-1", null)]
    [InlineData("allow-insecure-primary-ingress", "yes", "neither")]
    [InlineData("allow-insecure-primary-ingress", "TRUE", null)]
    public void Decide_OneConfigValue_AttemptsOrRejectsWithItsName(string key, string value, string? expected)
    {
        var decision = JoinDecider.Decide(Join(_token), Config((key, value)), null, null, null);

        if (expected is null)
        {
            Assert.IsType<JoinDecision.Attempt>(decision).Plan.Token!.Dispose();
            return;
        }

        var status = Assert.IsType<JoinDecision.Say>(decision).Status;
        Assert.Equal(JoinStates.Rejected, status.Status);
        Assert.Contains(expected, status.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_token, status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_InsecureOverrideAllowed_Attempts() =>
        Assert.IsType<JoinDecision.Attempt>(JoinDecider.Decide(
            Join(_token), Config(("primary-ingress", "http://hub.internal/k10"), ("allow-insecure-primary-ingress", "true")), null, null, null)).Plan.Token!.Dispose();

    [Fact]
    public void Decide_ManyFaults_AreSaidAtOnce()
    {
        var status = Assert.IsType<JoinDecision.Say>(JoinDecider.Decide(Join("tmb1.cut"), Config(("cluster-name", "_"), ("cluster-ingress", "x")), null, null, null)).Status;

        Assert.Contains("mc-join, key token", status.Message, StringComparison.Ordinal);
        Assert.Contains("cluster-name", status.Message, StringComparison.Ordinal);
        Assert.Contains("cluster-ingress", status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_RejectedBefore_WaitsForAnInputToChange()
    {
        var rejected = Assert.IsType<JoinDecision.Attempt>(JoinDecider.Decide(Join(_token), Config(), null, null, null));
        rejected.Plan.Token!.Dispose();
        var status = JoinStatus.Rejected("NameTaken: no", rejected.Inputs);

        Assert.Equal(status, Assert.IsType<JoinDecision.Say>(JoinDecider.Decide(Join(_token), Config(), null, null, status)).Status);
        Assert.IsType<JoinDecision.Attempt>(JoinDecider.Decide(Join(_token), Config(("cluster-name", "lyon")), null, null, status)).Plan.Token!.Dispose();
    }

    [Fact]
    public void Decide_TokenWasUsed_SaysDisconnected()
    {
        var decision = JoinDecider.Decide(Join(_token + "\n"), Config(), null, JoinToken.HashText(_token), null);

        Assert.Equal(JoinStatus.Disconnected, Assert.IsType<JoinDecision.Say>(decision).Status);
    }

    [Fact]
    public void Decide_Member_SaysJoinedAndNamesAForeignToken()
    {
        using var otherKey = SigningKey.Create();
        using var other = JoinToken.Create("rome", "https://rome.example.org/k10", otherKey);

        var joined = Assert.IsType<JoinDecision.Say>(JoinDecider.Decide(Join(_token), Config(), Membership(), null, null)).Status;
        var foreign = Assert.IsType<JoinDecision.Say>(JoinDecider.Decide(Join(other.Format()), Config(), Membership(), null, null)).Status;

        Assert.Equal((JoinStates.Joined, ""), (joined.Status, joined.Message));
        Assert.Equal(JoinStates.Joined, foreign.Status);
        Assert.Contains("rome", foreign.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_SwitchedOff_SaysSoAndStartsNothing_AndLeavesAMembershipAlone()
    {
        var off = Assert.IsType<JoinDecision.Say>(JoinDecider.Decide(Join(_token), Config(), null, null, null, isSwitchedOff: true)).Status;
        var member = Assert.IsType<JoinDecision.Say>(JoinDecider.Decide(Join(_token), Config(), Membership(), null, null, isSwitchedOff: true)).Status;

        Assert.Equal("pending", off.Status);
        Assert.Contains("tombolo-features", off.Message, StringComparison.Ordinal);
        Assert.Equal("joined", member.Status);
    }

    public void Dispose() => _primaryKey.Dispose();

    private static Secret Join(string token) => new() { Data = Secret.Encode([KeyValuePair.Create("token", token)]) };

    private static ConfigMap Config(params (string Key, string Value)[] values) => new() { Data = values.ToDictionary(value => value.Key, value => value.Value) };

    private Membership Membership() => new()
    {
        ClusterName = "lyon",
        ClusterId = "id",
        Incarnation = "one",
        PrimaryName = "paris",
        PrimaryId = "paris-id",
        PrimaryKey = _primaryKey.PublicKey.Thumbprint,
        PrimaryUrls = [new Uri("https://paris.example.org/k10")],
    };
}
