using System.Text;
using System.Text.Json;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Tests.Handshake;

public sealed class JoinTests : IDisposable
{
    private readonly Fleet _fleet = new();

    [Fact]
    public void Open_GenuineRequest_GivesWhatTheClusterSaid()
    {
        var join = _fleet.OpenJoin(_fleet.BeginJoin());

        Assert.Equal(_fleet.Token.Id, join.TokenId);
        Assert.True(join.WasIssuedHere);
        Assert.Equal(_fleet.ClusterKey.PublicKey, join.Request.ClusterKey);
        Assert.Equal("shop-lyon", join.Request.Name);
        Assert.Equal(Fleet.Facts, join.Request.Facts);
    }

    [Fact]
    public void Open_AnyByteFlipped_IsRefused()
    {
        var wire = _fleet.BeginJoin().Request;
        Assert.All(Flip.EachByte(wire), flipped => Assert.False(_fleet.JoinServer.Open(flipped).IsSuccess, Encoding.Latin1.GetString(flipped)));
        Assert.True(_fleet.JoinServer.Open(wire.Span).IsSuccess);
    }

    [Fact]
    public void Open_TooLateOrAfterARestart_IsChallengeExpired()
    {
        var wire = _fleet.BeginJoin().Request;
        var restarted = new JoinServer(_fleet.PrimaryKey, new ChallengeIssuer(_fleet.Time), _fleet.Time);
        Assert.Equal(RefusalReasons.ChallengeExpired, restarted.Open(wire.Span).Rejection?.Reason);

        _fleet.Time.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(RefusalReasons.ChallengeExpired, _fleet.JoinServer.Open(wire.Span).Rejection?.Reason);
    }

    [Fact]
    public void TryUseNonce_ReplayedRequest_IsRefused()
    {
        var attempt = _fleet.BeginJoin();

        Assert.True(_fleet.JoinServer.TryUseNonce(_fleet.OpenJoin(attempt)));
        Assert.False(_fleet.JoinServer.TryUseNonce(_fleet.OpenJoin(attempt)));
    }

    [Fact]
    public void Open_RequestsOfStrangers_FillNoMemory()
    {
        var server = new JoinServer(_fleet.PrimaryKey, new ChallengeIssuer(_fleet.Time, capacity: 1), _fleet.Time);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var challenge = server.CreateChallenge(JoinClient.CreateChallengeRequest()).Value!;
            Assert.True(server.Open(JoinClient.Begin(_fleet.Token, _fleet.ClusterKey, challenge, Fleet.JoinDetails()).Request.Span).IsSuccess);
        }
    }

    [Theory]
    [InlineData(SignatureNames.Token)]
    [InlineData(SignatureNames.Cluster)]
    public void Open_OneSignatureMissing_IsRefused(string name)
    {
        Assert.True(SignedMessage.TryParse(_fleet.BeginJoin().Request.Span, out var message));
        var signatures = message.Signatures.Where(signature => signature.Key != name).ToDictionary();

        AssertNotSigned(message with { Signatures = signatures });
    }

    [Fact]
    public void Open_SignaturesSwapped_IsRefused()
    {
        Assert.True(SignedMessage.TryParse(_fleet.BeginJoin().Request.Span, out var message));
        var signatures = new Dictionary<string, ReadOnlyMemory<byte>>
        {
            [SignatureNames.Token] = message.Signatures[SignatureNames.Cluster],
            [SignatureNames.Cluster] = message.Signatures[SignatureNames.Token],
        };

        AssertNotSigned(message with { Signatures = signatures });
    }

    [Fact]
    public void Open_TokenSignatureByTheClusterKeyForItself_IsRefused()
    {
        Assert.True(SignedMessage.TryParse(_fleet.BeginJoin().Request.Span, out var message));
        var signatures = new Dictionary<string, ReadOnlyMemory<byte>>(message.Signatures)
        {
            [SignatureNames.Token] = _fleet.ClusterKey.Sign(SignatureDomain.JoinToken, message.Body.Span),
        };

        AssertNotSigned(message with { Signatures = signatures });
    }

    [Theory]
    [InlineData("\"versions\":[1]", "\"versions\":[2]")]
    [InlineData("\"versions\":[1]", "\"versions\":[]")]
    [InlineData("\"version\":1", "\"version\":2")]
    public void Open_VersionsThatDoNotFit_IsVersionUnsupported(string field, string replacement)
    {
        var rejection = _fleet.JoinServer.Open(Resign(field, replacement)).Rejection;

        Assert.Equal(RefusalReasons.VersionUnsupported, rejection?.Reason);
        Assert.False(rejection!.RequestHash.IsEmpty);
    }

    [Fact]
    public void Open_ProofOfAnotherPrimary_IsNotIssuedHere()
    {
        using var other = SigningKey.Create();
        var server = new JoinServer(other, _fleet.Challenges, _fleet.Time);

        Assert.False(server.Open(_fleet.BeginJoin().Request.Span).Value!.WasIssuedHere);
    }

    [Theory]
    [InlineData("""{"versions":[2,3]}""", "VersionUnsupported")]
    [InlineData("""{"versions":[]}""", "VersionUnsupported")]
    [InlineData("""{"versions":null}""", "Malformed")]
    [InlineData("{}", "Malformed")]
    [InlineData("nonsense", "Malformed")]
    public void CreateChallenge_UnusableRequest_IsRefused(string body, string reason) =>
        Assert.Equal(reason, _fleet.JoinServer.CreateChallenge(Encoding.UTF8.GetBytes(body)).Rejection?.Reason.Code);

    [Fact]
    public void TryReadChallenge_AnythingElse_IsTransientAndSaysWhat()
    {
        var newer = JsonSerializer.SerializeToUtf8Bytes(new Challenge(2, new byte[40], _fleet.Time.GetUtcNow()), ProtocolJsonContext.Default.Challenge);
        Assert.False(JoinClient.TryReadChallenge(Fleet.Answer(newer), _fleet.Token, out var challenge, out var problem));
        Assert.Null(challenge);
        Assert.Contains("version 2", problem.Message, StringComparison.Ordinal);

        var refusal = _fleet.JoinServer.Refuse(_fleet.JoinServer.CreateChallenge("""{"versions":[9]}"""u8).Rejection!);
        Assert.False(JoinClient.TryReadChallenge(Fleet.Answer(refusal), _fleet.Token, out _, out problem));
        Assert.StartsWith("VersionUnsupported: The cluster speaks versions 9", problem.Message, StringComparison.Ordinal);

        Assert.False(JoinClient.TryReadChallenge(new HttpAnswer(502, "<html>"u8.ToArray(), "text/html"), _fleet.Token, out _, out problem));
        Assert.Contains("HTTP 502 (text/html, 6 bytes)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Accepted_Succeeds()
    {
        var attempt = _fleet.BeginJoin();
        var outcome = attempt.Read(Fleet.Answer(Accept(attempt)));

        var accepted = Assert.IsType<JoinSucceeded>(outcome).Accepted;
        Assert.Equal(("shop-lyon", Fleet.ClusterId, "hub-paris", "primary-id"), (accepted.Name, accepted.Id, accepted.PrimaryName, accepted.PrimaryId));
        Assert.Equal(_fleet.PrimaryKey.PublicKey, accepted.PrimaryKey);
        Assert.Equal(_fleet.Time.GetUtcNow(), accepted.PrimaryTime);
    }

    [Fact]
    public void Read_AcceptedWithAnyByteFlipped_IsTransient()
    {
        var attempt = _fleet.BeginJoin();
        Assert.All(Flip.EachByte(Accept(attempt)), flipped => Assert.IsType<JoinTransient>(attempt.Read(Fleet.Answer(flipped))));
    }

    [Fact]
    public void Read_RefusedWithAnyByteFlipped_IsTransient()
    {
        var attempt = _fleet.BeginJoin();
        var refused = _fleet.JoinServer.Refuse(_fleet.OpenJoin(attempt).Reject(RefusalReasons.TokenExpired, "It expired."));
        Assert.All(Flip.EachByte(refused), flipped => Assert.IsType<JoinTransient>(attempt.Read(Fleet.Answer(flipped))));
    }

    [Theory]
    [MemberData(nameof(AllReasons))]
    public void Read_RefusalOfThePinnedKey_IsPermanentAsTheTableSays(string code)
    {
        var attempt = _fleet.BeginJoin();
        var reason = RefusalReasons.Find(code)!;
        var outcome = attempt.Read(new HttpAnswer(403, _fleet.JoinServer.Refuse(_fleet.OpenJoin(attempt).Reject(reason, "A detail."))));

        JoinOutcome expected = reason.Permanent ? new JoinRefused(code, $"A detail. {reason.Repair}") : new JoinTransient($"{code}: A detail. {reason.Repair}");
        Assert.Equal(expected, outcome);
    }

    [Fact]
    public void Read_AnswerOfAnotherKey_IsTransientAndNamesBothKeys()
    {
        var attempt = _fleet.BeginJoin();
        using var other = SigningKey.Create();
        var server = new JoinServer(other, _fleet.Challenges, _fleet.Time);
        var join = server.Open(attempt.Request.Span).Value!;

        foreach (var wire in new[] { server.Accept(join, "x", "y", "z", "w"), server.Refuse(join.Reject(RefusalReasons.InvalidToken, "")) })
        {
            var problem = Assert.IsType<JoinTransient>(attempt.Read(Fleet.Answer(wire)));
            Assert.Contains(other.PublicKey.Thumbprint, problem.Message, StringComparison.Ordinal);
            Assert.Contains(_fleet.PrimaryKey.PublicKey.Thumbprint, problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Read_AnswerToAnotherRequest_IsTransient()
    {
        var first = _fleet.BeginJoin();
        var second = _fleet.BeginJoin();

        Assert.IsType<JoinTransient>(second.Read(Fleet.Answer(Accept(first))));
        Assert.IsType<JoinTransient>(second.Read(Fleet.Answer(_fleet.JoinServer.Refuse(_fleet.OpenJoin(first).Reject(RefusalReasons.InvalidToken, "")))));
    }

    [Fact]
    public void Read_RefusalThatNamesNoRequest_IsTransientEvenIfItSaysPermanent()
    {
        var wire = _fleet.JoinServer.Refuse(new Rejection(RefusalReasons.InvalidToken, "", default));
        Assert.IsType<JoinTransient>(_fleet.BeginJoin().Read(Fleet.Answer(wire)));
    }

    [Fact]
    public void Read_OwnRequestReflected_IsTransient()
    {
        var attempt = _fleet.BeginJoin();
        Assert.IsType<JoinTransient>(attempt.Read(Fleet.Answer(attempt.Request.ToArray())));
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "{}")]
    [InlineData(404, "404 page not found")]
    [InlineData(502, "<html>Bad gateway</html>")]
    [InlineData(200, "<html>Sign in</html>")]
    [InlineData(403, """{"reason":"InvalidToken","permanent":true}""")]
    public void Read_NotOfAPrimary_IsTransient(int status, string body)
    {
        var outcome = _fleet.BeginJoin().Read(new HttpAnswer(status, Encoding.UTF8.GetBytes(body), "text/html"));
        Assert.Contains($"HTTP {status} (text/html", Assert.IsType<JoinTransient>(outcome).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> AllReasons() => [.. RefusalReasons.All.Select(reason => reason.Code)];

    public void Dispose() => _fleet.Dispose();

    private byte[] Accept(JoinAttempt attempt) => _fleet.JoinServer.Accept(_fleet.OpenJoin(attempt), "shop-lyon", Fleet.ClusterId, "hub-paris", "primary-id");

    private void AssertNotSigned(SignedMessage message)
    {
        var rejection = _fleet.JoinServer.Open(message.ToUtf8()).Rejection;
        Assert.Equal(RefusalReasons.Malformed, rejection?.Reason);
        Assert.False(rejection!.RequestHash.IsEmpty);
    }

    private byte[] Resign(string field, string replacement)
    {
        Assert.True(SignedMessage.TryParse(_fleet.BeginJoin().Request.Span, out var message));
        var text = Encoding.UTF8.GetString(message.Body.Span);
        Assert.Contains(field, text, StringComparison.Ordinal);
        var body = Encoding.UTF8.GetBytes(text.Replace(field, replacement, StringComparison.Ordinal));
        return new SignedMessage(body, new Dictionary<string, ReadOnlyMemory<byte>>
        {
            [SignatureNames.Token] = _fleet.Token.Key.Sign(SignatureDomain.JoinToken, body),
            [SignatureNames.Cluster] = _fleet.ClusterKey.Sign(SignatureDomain.JoinCluster, body),
        }).ToUtf8();
    }
}
