using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.Api.Resources;
using Tombolo.Api.Trusts;
using Tombolo.Primary.Trusts;
using Tombolo.Protocol.Jwt;
using Tombolo.Testing.Jwt;

namespace Tombolo.Primary.Tests.Trusts;

/// <summary>The table of attacks with service-account tokens: each is refused for its own reason.</summary>
public sealed class TrustJudgeTests : IDisposable
{
    private const string Issuer = "https://kubernetes.default.svc";
    private const string KeyAudience = "tombolo.io/cluster-key/thumbprint";
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
    private readonly TokenForge _forge = new();
    private readonly TokenForge _stranger = new();

    [Fact]
    public void Judge_GenuineToken_ProvesItsServiceAccount()
    {
        var verdict = Judge(_forge.Sign(Claims()));
        Assert.Equal("", verdict.Reason);
        Assert.Equal("system:serviceaccount:kasten-io:tombolo/uid-1", verdict.Subject?.Id);
    }

    [Theory]
    [InlineData("iss", "\"https://elsewhere\"", "WrongIssuer")]
    [InlineData("aud", """["https://elsewhere","tombolo.io/cluster-key/thumbprint"]""", "WrongAudience")]
    [InlineData("aud", """["hub-id","tombolo.io/cluster-key/other"]""", "NotBound")]
    [InlineData("aud", """["hub-id"]""", "NotBound")]
    [InlineData("exp", "1799999900", "Expired")]
    [InlineData("exp", "1800003600", "LifetimeTooLong")]
    [InlineData("nbf", "1800000300", "NotYetValid")]
    [InlineData("sub", "\"system:serviceaccount:kasten-io:other\"", "WrongSubject")]
    [InlineData("sub", "\"system:serviceaccount:default:tombolo\"", "WrongSubject")]
    [InlineData("sub", "\"admin\"", "WrongSubject")]
    [InlineData("kubernetes.io", """{"namespace":"default","serviceaccount":{"name":"tombolo","uid":"uid-1"}}""", "WrongSubject")]
    [InlineData("kubernetes.io", """{"namespace":"kasten-io","serviceaccount":{"name":"tombolo"}}""", "WrongSubject")]
    [InlineData("kubernetes.io", "7", "WrongSubject")]
    [InlineData("padding", null, "Oversized")]
    public void Judge_ClaimOfAnAttack_IsRefusedForItsOwnReason(string claim, string? value, string reason)
    {
        var claims = Claims();
        claims[claim] = value is null ? new string('x', 8192) : JsonNode.Parse(value);
        AssertRefused(reason, _forge.Sign(claims.ToJsonString()));
    }

    [Fact]
    public void Judge_OtherAttacks_AreRefusedForTheirOwnReasons()
    {
        var claims = Claims();
        AssertRefused("AlgorithmNotAllowed", _forge.Sign(claims, """{"alg":"none","kid":"key-1"}"""));
        AssertRefused("AlgorithmNotAllowed", _forge.SignWithPublicKey(claims));
        AssertRefused("UnknownKey", _forge.Sign(claims, """{"alg":"ES256","kid":"key-2"}"""));
        AssertRefused("BadSignature", _stranger.Sign(claims));
        AssertRefused("DuplicateClaim", _forge.Sign(claims.ToJsonString()[..^1] + ",\"sub\":\"system:serviceaccount:kasten-io:other\"}"));
        AssertRefused("Malformed", "not.a.token");
    }

    [Fact]
    public void Judge_TrustThatIsOver_RefusesForThat()
    {
        var verdict = TrustJudge.Judge(_forge.Sign(Claims()), KeyAudience, [Trust("a", _forge, spec => spec with { ExpiresAt = Now })], ["hub-id"], Now);
        Assert.Equal(TrustReasons.TrustExpired, verdict.Reason);
    }

    [Fact]
    public void Judge_ClaimThatIsWanted_LetsInOnlyItsValues()
    {
        TrustVerdict With(string value) => TrustJudge.Judge(
            _forge.Sign(Claims()), KeyAudience, [Trust("a", _forge, spec => spec with { Claims = [new TrustClaim { Path = ["kubernetes.io", "namespace"], Values = [value] }] })], ["hub-id"], Now);

        Assert.NotNull(With("kasten-io").Subject);
        Assert.Equal(TrustReasons.WrongClaim, With("default").Reason);
    }

    [Fact]
    public void Judge_SeveralClustersOfOneIssuer_AreToldApartByTheirKeys()
    {
        TrustObject[] trusts = [Trust("a", _stranger), Trust("b", _forge), Trust("c", _stranger, spec => spec with { Issuer = "https://elsewhere" })];
        Assert.Equal("b", TrustJudge.Judge(_forge.Sign(Claims()), KeyAudience, trusts, ["hub-id"], Now).Subject?.Trust.Key.Name);
        Assert.Equal("a", TrustJudge.Judge(_stranger.Sign(Claims()), KeyAudience, trusts, ["hub-id"], Now).Subject?.Trust.Key.Name);
    }

    [Fact]
    public void Judge_TrustWithFaultsOrOnItsWayOut_LetsNobodyIn()
    {
        var good = Trust("a", _forge);
        Assert.Equal("WrongIssuer", TrustJudge.Judge(_forge.Sign(Claims()), KeyAudience, [good with { Errors = ["x"] }, good with { IsDeleting = true }], ["hub-id"], Now).Reason);
    }

    public void Dispose()
    {
        _forge.Dispose();
        _stranger.Dispose();
    }

    private void AssertRefused(string reason, string token)
    {
        var verdict = Judge(token);
        Assert.Equal(reason, verdict.Reason);
        Assert.Null(verdict.Subject);
        Assert.DoesNotContain(token, verdict.Detail, StringComparison.Ordinal);
    }

    private TrustVerdict Judge(string token) => TrustJudge.Judge(token, KeyAudience, [Trust("a", _forge)], ["hub-id", "https://hub.example.org/k10"], Now);

    private static JsonObject Claims() => JsonNode.Parse(
        """
        {"iss":"ISSUER","aud":["hub-id","KEY"],"exp":1800000500,"iat":1799999900,"nbf":1799999900,"sub":"system:serviceaccount:kasten-io:tombolo",
         "kubernetes.io":{"namespace":"kasten-io","serviceaccount":{"name":"tombolo","uid":"uid-1"}}}
        """.Replace("ISSUER", Issuer, StringComparison.Ordinal).Replace("KEY", KeyAudience, StringComparison.Ordinal))!.AsObject();

    private static TrustObject Trust(string name, TokenForge forge, Func<ClusterTrustSpec, ClusterTrustSpec>? change = null)
    {
        var spec = new ClusterTrustSpec
        {
            Issuer = Issuer,
            Jwks = [JsonDocument.Parse(forge.KeySet).RootElement],
            Subjects = ["kasten-io:tombolo"],
        };
        return new TrustObject(new ResourceKey("kasten-io-mc", name), "uid", "1", 1, IsDeleting: false, change?.Invoke(spec) ?? spec, JsonWebKeySet.Read(forge.KeySet, new List<string>()), []);
    }
}
