using Tombolo.LocalKube.Authentication.ServiceAccounts;
using Tombolo.Testing.Time;

namespace Tombolo.LocalKube.Tests.Authentication.ServiceAccounts;

public sealed class ServiceAccountAuthenticatorTests : IServiceAccountSource, IDisposable
{
    private const string Issuer = "https://issuer";

    private readonly ManualTimeProvider _time = new();
    private readonly ServiceAccountTokens _tokens = new(Issuer);
    private string? _uid = "uid-1";
    private string? _secret;
    private string? _pod = "pod-uid";

    [Fact]
    public void Authenticate_OwnToken_IsTheAccount()
    {
        var verdict = Authenticate(Issue());

        Assert.Equal("system:serviceaccount:n:sa", verdict.User!.Name);
        Assert.Equal("uid-1", verdict.User.Uid);
        Assert.Equal(["system:serviceaccounts", "system:serviceaccounts:n", "system:authenticated"], verdict.User.Groups);
        Assert.Equal([Issuer], verdict.Audiences);
    }

    [Fact]
    public void Authenticate_AnotherClustersToken_IsUnknown()
    {
        using var other = new ServiceAccountTokens(Issuer);
        Issue();

        var verdict = Authenticate(other.Issue(Claims()));

        Assert.Null(verdict.User);
        Assert.Null(verdict.Fault);
    }

    [Theory]
    [InlineData("account gone")]
    [InlineData("account made anew")]
    [InlineData("time over")]
    [InlineData("another audience")]
    [InlineData("pod gone")]
    public void Authenticate_NoLongerGood_IsRefused(string why)
    {
        var token = _tokens.Issue(Claims() with { BoundTo = new BoundObject("Pod", "p", "pod-uid") });
        Assert.NotNull(Authenticate(token).User);
        switch (why)
        {
            case "account gone":
                _uid = null;
                break;
            case "account made anew":
                _uid = "uid-2";
                break;
            case "time over":
                _time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
                break;
            case "another audience":
                token = _tokens.Issue(Claims() with { Audiences = ["vault"] });
                break;
            case "pod gone":
                _pod = null;
                break;
        }

        Assert.NotNull(Authenticate(token).Fault);
    }

    [Fact]
    public void Authenticate_TokenKeptInASecret_LivesAsLongAsTheSecret()
    {
        var token = _tokens.Issue(new ServiceAccountClaims { Namespace = "n", Name = "sa", Uid = "uid-1", LegacySecret = "s" });

        Assert.NotNull(Authenticate(token).Fault);
        _secret = token;
        Assert.Equal("system:serviceaccount:n:sa", Authenticate(token).User!.Name);
        _secret = "another";
        Assert.NotNull(Authenticate(token).Fault);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a.b.c")]
    [InlineData("!.!.!")]
    public void Authenticate_Nonsense_IsUnknown(string token)
    {
        Issue();

        Assert.Equal((null, null), (Authenticate(token).User, Authenticate(token).Fault));
    }

    public void Dispose() => _tokens.Dispose();

    string? IServiceAccountSource.FindAccount(string @namespace, string name) => (@namespace, name) == ("n", "sa") ? _uid : null;

    string? IServiceAccountSource.FindSecretToken(string @namespace, string name) => name == "s" ? _secret : null;

    string? IServiceAccountSource.FindBound(string @namespace, BoundObject bound) => bound.Name == "p" ? _pod : null;

    private string Issue() => _tokens.Issue(Claims());

    private ServiceAccountClaims Claims() => new()
    {
        Namespace = "n",
        Name = "sa",
        Uid = "uid-1",
        Id = "id",
        Audiences = [Issuer],
        IssuedAt = _time.GetUtcNow(),
        Expires = _time.GetUtcNow().AddHours(1),
    };

    private LocalKube.Authentication.TokenVerdict Authenticate(string token) => new ServiceAccountAuthenticator(_tokens, this, _time).Authenticate(token, []);
}
