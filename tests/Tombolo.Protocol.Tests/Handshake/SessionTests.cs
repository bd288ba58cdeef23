using System.Text;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Tests.Handshake;

public sealed class SessionTests : IDisposable
{
    private readonly Fleet _fleet = new();

    [Fact]
    public void Read_Accepted_BothSidesHaveTheSameKeysAndTheConfirmationFits()
    {
        using var attempt = _fleet.BeginSession();
        using var pending = _fleet.AcceptSession(attempt.Request);
        using var session = Assert.IsType<SessionEstablished>(attempt.Read(Fleet.Answer(pending.Answer.ToArray()))).Session;

        Assert.Equal(pending.Accepted.SessionId, session.Id);
        Assert.Equal(Fleet.Epoch, session.Accepted.Epoch);
        Assert.Equal(pending.Keys.HubToMember.Mac, session.Keys.HubToMember.Mac);
        Assert.Equal(pending.Keys.HubToMember.Seal, session.Keys.HubToMember.Seal);
        Assert.Equal(pending.Keys.MemberToHub.Mac, session.Keys.MemberToHub.Mac);
        Assert.Equal(pending.Keys.MemberToHub.Seal, session.Keys.MemberToHub.Seal);
        Assert.True(pending.IsConfirmedBy(session.Confirm.Span));
    }

    [Fact]
    public void Accept_EachSession_HasKeysOfItsOwn()
    {
        using var one = _fleet.Establish();
        using var two = _fleet.Establish();

        var keys = new[] { one, two }
            .SelectMany(session => new[] { session.Keys.HubToMember, session.Keys.MemberToHub })
            .SelectMany(direction => new[] { Convert.ToHexString(direction.Mac), Convert.ToHexString(direction.Seal) });
        Assert.Equal(8, keys.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Open_AnyByteFlipped_IsRefused()
    {
        using var attempt = _fleet.BeginSession();
        Assert.All(Flip.EachByte(attempt.Request), flipped => Assert.False(_fleet.SessionServer.Open(flipped).IsSuccess, Encoding.Latin1.GetString(flipped)));
    }

    [Fact]
    public void Read_AcceptedWithAnyByteFlipped_IsTransient()
    {
        using var attempt = _fleet.BeginSession();
        using var pending = _fleet.AcceptSession(attempt.Request);
        Assert.All(Flip.EachByte(pending.Answer), flipped => Assert.IsType<SessionTransient>(attempt.Read(Fleet.Answer(flipped))));
    }

    [Fact]
    public void IsConfirmedBy_AnythingElse_IsRefused()
    {
        using var attempt = _fleet.BeginSession();
        using var pending = _fleet.AcceptSession(attempt.Request);
        using var session = Assert.IsType<SessionEstablished>(attempt.Read(Fleet.Answer(pending.Answer.ToArray()))).Session;

        // What a replayed request leads to is another transcript, and only the cluster's key can confirm it.
        using var replayed = _fleet.AcceptSession(attempt.Request);
        Assert.False(replayed.IsConfirmedBy(session.Confirm.Span));
        Assert.NotEqual(Convert.ToHexString(pending.Keys.MemberToHub.Mac), Convert.ToHexString(replayed.Keys.MemberToHub.Mac));

        Assert.All(Flip.EachByte(session.Confirm), flipped => Assert.False(pending.IsConfirmedBy(flipped)));
        Assert.False(pending.IsConfirmedBy([]));
        Assert.True(SignedMessage.TryParse(attempt.Request.Span, out var request));
        Assert.False(pending.IsConfirmedBy(request.Signatures[SignatureNames.Cluster].Span));
    }

    [Fact]
    public void Read_AnswerToAnotherRequestOrOfAnotherKey_IsTransient()
    {
        using var first = _fleet.BeginSession();
        using var second = _fleet.BeginSession();
        using var pending = _fleet.AcceptSession(first.Request);
        Assert.IsType<SessionTransient>(second.Read(Fleet.Answer(pending.Answer.ToArray())));

        using var impostor = new Fleet();
        using var toImpostor = SessionClient.Begin(_fleet.ClusterKey, impostor.Details, _fleet.Time);
        using var accepted = impostor.SessionServer.Accept(impostor.OpenSession(toImpostor), _fleet.Thumbprint, Fleet.Incarnation, Fleet.Epoch);
        Assert.IsType<SessionTransient>(first.Read(Fleet.Answer(accepted.Answer.ToArray())));
    }

    [Fact]
    public void Open_RequestMeantForAnotherPrimary_IsWrongPrimary()
    {
        using var other = new Fleet();
        using var attempt = SessionClient.Begin(_fleet.ClusterKey, other.Details, _fleet.Time);
        Assert.Equal(RefusalReasons.WrongPrimary, _fleet.SessionServer.Open(attempt.Request.Span).Rejection?.Reason);
    }

    [Theory]
    [InlineData(true, Fleet.Incarnation, 0, null)]
    [InlineData(true, Fleet.Incarnation, Fleet.Epoch, null)]
    [InlineData(true, Fleet.Incarnation, Fleet.Epoch + 1, "PrimaryWentBack")]
    [InlineData(true, "incarnation-2", 0, "UnknownCluster")]
    [InlineData(false, Fleet.Incarnation, 0, "IdentityMismatch")]
    public void Check_AgainstTheKnownMember_RefusesWhatDoesNotFit(bool knownKey, string incarnation, long highestEpoch, string? expected)
    {
        using var other = SigningKey.Create();
        using var attempt = _fleet.BeginSession(_fleet.Details with { HighestEpoch = highestEpoch });
        var request = _fleet.OpenSession(attempt);
        var thumbprint = knownKey ? _fleet.Thumbprint : other.PublicKey.Thumbprint;

        Assert.Equal(expected, SessionServer.Check(request, thumbprint, incarnation, Fleet.Epoch)?.Reason.Code);
        if (expected is not null)
        {
            Assert.Throws<InvalidOperationException>(() => _fleet.SessionServer.Accept(request, thumbprint, incarnation, Fleet.Epoch));
        }
    }

    [Fact]
    public void Open_EpochEvidence_CountsOnlyWithThisPrimarysSignature()
    {
        using var seen = _fleet.Establish(epoch: 9);
        Assert.Equal(9, ProvenEpoch(seen.Evidence));
        Assert.Equal(0, ProvenEpoch(null));
        Assert.Equal(0, ProvenEpoch(seen.Evidence with { Body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(seen.Evidence.Body.Span).Replace("\"epoch\":9", "\"epoch\":99", StringComparison.Ordinal)) }));

        using var other = new Fleet();
        using var elsewhere = other.Establish(epoch: 9);
        Assert.Equal(0, ProvenEpoch(elsewhere.Evidence));
    }

    [Fact]
    public void Read_EpochBelowTheHighestSeen_IsTransient()
    {
        using var attempt = _fleet.BeginSession(_fleet.Details with { HighestEpoch = 8 });
        using var pending = _fleet.AcceptSession(attempt.Request, epoch: 8);
        using var established = Assert.IsType<SessionEstablished>(attempt.Read(Fleet.Answer(pending.Answer.ToArray()))).Session;

        var server = new SessionServer(_fleet.PrimaryKey, _fleet.Time);
        using var lower = server.Accept(WithClaim(attempt, highestEpoch: 7), _fleet.Thumbprint, Fleet.Incarnation, epoch: 7);
        Assert.Contains("epoch 7", Assert.IsType<SessionTransient>(attempt.Read(Fleet.Answer(lower.Answer.ToArray()))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Refusal_KeepsTheMembershipWhateverItSays()
    {
        using var attempt = _fleet.BeginSession();
        var request = _fleet.OpenSession(attempt);
        foreach (var reason in RefusalReasons.All)
        {
            var outcome = attempt.Read(new HttpAnswer(403, _fleet.SessionServer.Refuse(request.Reject(reason, "A detail."))));
            Assert.Equal(new SessionRefused(reason.Code, $"A detail. {reason.Repair}"), outcome);
        }
    }

    [Fact]
    public void Read_RefusalWithTombstone_EndsTheMembership()
    {
        using var attempt = _fleet.BeginSession();
        var outcome = attempt.Read(new HttpAnswer(403, RefuseWith(attempt, _fleet.PrimaryKey, Fleet.ClusterId, Fleet.Incarnation)));

        var tombstone = Assert.IsType<MembershipEnded>(outcome).Tombstone;
        Assert.Equal(("ForcedOut", true), (tombstone.Cause, tombstone.RemoveCopies));
    }

    [Fact]
    public void Read_RefusalWithTombstoneAndAnyByteFlipped_IsTransient()
    {
        using var attempt = _fleet.BeginSession();
        var wire = RefuseWith(attempt, _fleet.PrimaryKey, Fleet.ClusterId, Fleet.Incarnation);
        Assert.All(Flip.EachByte(wire), flipped => Assert.IsType<SessionTransient>(attempt.Read(Fleet.Answer(flipped))));
    }

    [Theory]
    [InlineData("another-cluster", Fleet.Incarnation, true)]
    [InlineData(Fleet.ClusterId, "incarnation-0", true)]
    [InlineData(Fleet.ClusterId, Fleet.Incarnation, false)]
    public void Read_RefusalWithSomeoneElsesTombstone_KeepsTheMembership(string clusterId, string incarnation, bool pinnedKey)
    {
        using var other = SigningKey.Create();
        using var attempt = _fleet.BeginSession();
        var wire = RefuseWith(attempt, pinnedKey ? _fleet.PrimaryKey : other, clusterId, incarnation);

        Assert.Equal("Tombstone", Assert.IsType<SessionRefused>(attempt.Read(Fleet.Answer(wire))).Reason);
    }

    [Fact]
    public void Read_TombstoneInARefusalThatNamesNoRequest_KeepsTheMembership()
    {
        using var attempt = _fleet.BeginSession();
        var wire = _fleet.SessionServer.Refuse(new Rejection(RefusalReasons.Tombstone, "", default), Tombstone(_fleet.PrimaryKey, Fleet.ClusterId, Fleet.Incarnation));

        Assert.IsType<SessionRefused>(attempt.Read(Fleet.Answer(wire)));
    }

    [Fact]
    public void Verify_TombstoneSignedForAnotherPurpose_IsRefused()
    {
        var genuine = Tombstone(_fleet.PrimaryKey, Fleet.ClusterId, Fleet.Incarnation);
        var pinned = _fleet.PrimaryKey.PublicKey.Thumbprint;
        Assert.NotNull(TombstoneVerifier.Verify(genuine, pinned, Fleet.ClusterId, Fleet.Incarnation));

        var reused = genuine with { Signatures = new Dictionary<string, ReadOnlyMemory<byte>> { [SignatureNames.Primary] = _fleet.PrimaryKey.Sign(SignatureDomain.Refusal, genuine.Body.Span) } };
        Assert.Null(TombstoneVerifier.Verify(reused, pinned, Fleet.ClusterId, Fleet.Incarnation));
        Assert.Null(TombstoneVerifier.Verify(null, pinned, Fleet.ClusterId, Fleet.Incarnation));
    }

    [Theory]
    [InlineData(0, 10, 5, 0)]
    [InlineData(0, 10, 65, 60)]
    [InlineData(100, 110, 5, -100)]
    public void Estimate_Times_TakesTheMiddle(int sent, int received, int primary, int expected) =>
        Assert.Equal(
            TimeSpan.FromSeconds(expected),
            ClockSkew.Estimate(DateTimeOffset.UnixEpoch.AddSeconds(sent), DateTimeOffset.UnixEpoch.AddSeconds(received), DateTimeOffset.UnixEpoch.AddSeconds(primary)));

    public void Dispose() => _fleet.Dispose();

    private long ProvenEpoch(SignedMessage? evidence)
    {
        using var attempt = _fleet.BeginSession(_fleet.Details with { HighestEpoch = 9, EpochEvidence = evidence });
        return _fleet.OpenSession(attempt).ProvenEpoch;
    }

    // A hub that does not look at what the member has seen; its answer is bound to the member's request all the same.
    private VerifiedSessionRequest WithClaim(SessionAttempt attempt, long highestEpoch)
    {
        var request = _fleet.OpenSession(attempt);
        return request with { Request = request.Request with { HighestEpoch = highestEpoch } };
    }

    private SignedMessage Tombstone(SigningKey key, string clusterId, string incarnation) =>
        TombstoneSigner.Sign(key, clusterId, incarnation, "ForcedOut", removeCopies: true, _fleet.Time);

    private byte[] RefuseWith(SessionAttempt attempt, SigningKey key, string clusterId, string incarnation) =>
        _fleet.SessionServer.Refuse(_fleet.OpenSession(attempt).Reject(RefusalReasons.Tombstone, ""), Tombstone(key, clusterId, incarnation));
}
