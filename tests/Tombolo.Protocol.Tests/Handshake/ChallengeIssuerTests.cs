using Tombolo.Protocol.Handshake;
using Tombolo.Testing.Time;

namespace Tombolo.Protocol.Tests.Handshake;

public class ChallengeIssuerTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void IsValid_FreshNonce_IsAcceptedUntilItIsTwoMinutesOld()
    {
        var issuer = new ChallengeIssuer(_time);
        var nonce = issuer.Issue();

        Assert.True(issuer.IsValid(nonce));
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.True(issuer.IsValid(nonce));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.False(issuer.IsValid(nonce));
        Assert.False(issuer.TryUse(nonce));
    }

    [Fact]
    public void IsValid_AnyByteFlippedCutOrExtended_IsRefused()
    {
        var issuer = new ChallengeIssuer(_time);
        var nonce = issuer.Issue();

        Assert.All(Flip.EachByte(nonce), flipped => Assert.False(issuer.IsValid(flipped)));
        Assert.False(issuer.IsValid(nonce.AsSpan(..^1)));
        Assert.False(issuer.IsValid([.. nonce, 0]));
        Assert.False(issuer.IsValid([]));
    }

    [Fact]
    public void IsValid_NonceOfAnotherProcess_IsRefused() =>
        Assert.False(new ChallengeIssuer(_time).IsValid(new ChallengeIssuer(_time).Issue()));

    [Fact]
    public void TryUse_SameNonceTwice_IsRefusedTheSecondTime()
    {
        var issuer = new ChallengeIssuer(_time);
        var nonce = issuer.Issue();

        Assert.True(issuer.TryUse(nonce));
        Assert.False(issuer.TryUse(nonce));
        Assert.True(issuer.IsValid(nonce));
        Assert.True(issuer.TryUse(issuer.Issue()));
    }

    [Fact]
    public async Task TryUse_SameNonceOnManyThreads_IsTakenOnce()
    {
        var issuer = new ChallengeIssuer(_time);
        var nonce = issuer.Issue();

        var taken = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => issuer.TryUse(nonce))));

        Assert.Single(taken, true);
    }

    [Fact]
    public void TryUse_MemoryFull_RefusesUntilOldOnesHaveExpired()
    {
        var issuer = new ChallengeIssuer(_time, capacity: 2);
        Assert.True(issuer.TryUse(issuer.Issue()));
        Assert.True(issuer.TryUse(issuer.Issue()));

        Assert.False(issuer.TryUse(issuer.Issue()));

        _time.Advance(ChallengeIssuer.MaximumAge + TimeSpan.FromTicks(1));
        Assert.True(issuer.TryUse(issuer.Issue()));
    }

    [Fact]
    public void TryUse_NonceUsedLateInItsLife_IsStillRemembered()
    {
        var issuer = new ChallengeIssuer(_time);
        var early = issuer.Issue();
        Assert.True(issuer.TryUse(early));
        _time.Advance(TimeSpan.FromSeconds(100));
        var late = issuer.Issue();
        Assert.True(issuer.TryUse(late));
        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.True(issuer.TryUse(issuer.Issue()));
        Assert.False(issuer.TryUse(early));
        Assert.False(issuer.TryUse(late));
    }
}
