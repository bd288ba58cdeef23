using Tombolo.Dashboard.Sessions;

namespace Tombolo.Dashboard.Tests.Security;

/// <summary>A cookie is readable only with its key, for its audience, whole.</summary>
public sealed class SessionSealTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly SessionKey _key = new SessionKeyRing().Rotate(Now).Keys[0];

    [Fact]
    public void Open_WhatWasSealed_IsTheSession()
    {
        var sealed1 = SessionSeal.Seal(Session(), _key, "a");

        Assert.Equal(_key.Id, SessionSeal.KeyIdOf(sealed1));
        Assert.Equal("secret-token", SessionSeal.Open(sealed1, _key, "a")?.Token);
        Assert.NotEqual(sealed1, SessionSeal.Seal(Session(), _key, "a"));
    }

    [Fact]
    public void Open_WhatWasTamperedWith_IsNothing()
    {
        var text = SessionSeal.Seal(Session(), _key, "a");
        var other = new SessionKeyRing().Rotate(Now).Keys[0] with { Id = _key.Id };

        Assert.Null(SessionSeal.Open(text, _key, "b"));
        Assert.Null(SessionSeal.Open(text, other, "a"));
        Assert.Null(SessionSeal.Open(text[..^4], _key, "a"));
        Assert.Null(SessionSeal.Open(text[..40] + (text[40] == 'A' ? 'B' : 'A') + text[41..], _key, "a"));
        Assert.Null(SessionSeal.Open(_key.Id + ".", _key, "a"));
        Assert.Null(SessionSeal.Open(_key.Id + ".%%%", _key, "a"));
        Assert.Null(SessionSeal.KeyIdOf("nothing"));
    }

    [Fact]
    public void Rotate_KeepsAKeyUntilItsLastCookieHasEnded()
    {
        var ring = new SessionKeyRing().Rotate(Now);
        Assert.NotNull(ring.Current(Now.AddHours(23)));
        Assert.Null(ring.Current(Now.AddHours(25)));

        var next = ring.Rotate(Now.AddHours(25));
        Assert.Equal(2, next.Keys.Count);
        Assert.Equal(next.Keys[1], next.Current(Now.AddHours(26)));
        Assert.Contains(ring.Keys[0], next.Rotate(Now.AddDays(7)).Keys);
        Assert.Contains(next.Keys[1], next.Rotate(Now.AddDays(9)).Keys);
        Assert.DoesNotContain(ring.Keys[0], next.Rotate(Now.AddDays(9)).Keys);
    }

    [Fact]
    public void Texts_OfSecretTypes_ShowNoSecret()
    {
        Assert.DoesNotContain("secret-token", Session().ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(_key.Key), _key.ToString(), StringComparison.Ordinal);
    }

    private static Session Session() => new()
    {
        Id = "1",
        CsrfToken = "2",
        Token = "secret-token",
        UserName = "ana",
        Groups = ["dev"],
        UsedAt = Now,
        ExpiresAt = Now,
        EndsAt = Now,
    };
}
