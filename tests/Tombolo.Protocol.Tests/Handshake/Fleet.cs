using System.Text.Json;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Tokens;
using Tombolo.Testing.Time;

namespace Tombolo.Protocol.Tests.Handshake;

/// <summary>A primary and one cluster with real keys and a clock that a test moves; what travels between them goes through the test's hands.</summary>
internal sealed class Fleet : IDisposable
{
    public const string ClusterId = "7a0c6d2e-0000-4000-8000-000000000001";
    public const string Incarnation = "incarnation-1";
    public const long Epoch = 7;

    public Fleet()
    {
        Token = JoinToken.Create("hub-paris", "https://hub.example.org/k10", PrimaryKey);
        Challenges = new ChallengeIssuer(Time);
        JoinServer = new JoinServer(PrimaryKey, Challenges, Time);
        SessionServer = new SessionServer(PrimaryKey, Time);
    }

    public static MemberFacts Facts { get; } = new("0.1.0", "v1.36.0", 3, "kasten-io", "k10");

    public ManualTimeProvider Time { get; } = new();

    public SigningKey PrimaryKey { get; } = SigningKey.Create();

    public SigningKey ClusterKey { get; } = SigningKey.Create();

    public JoinToken Token { get; }

    public ChallengeIssuer Challenges { get; }

    public JoinServer JoinServer { get; }

    public SessionServer SessionServer { get; }

    public string Thumbprint => ClusterKey.PublicKey.Thumbprint;

    public SessionDetails Details => new()
    {
        ClusterId = ClusterId,
        Incarnation = Incarnation,
        Instance = "process-1",
        PrimaryKey = PrimaryKey.PublicKey.Thumbprint,
        HighestEpoch = 0,
    };

    public static HttpAnswer Answer(byte[] body) => new(200, body, "application/json");

    public static JoinDetails JoinDetails() => new()
    {
        ClusterUid = ClusterId,
        Incarnation = Incarnation,
        Name = "shop-lyon",
        PrimaryUrl = "https://hub.example.org/k10",
        K10Namespace = "kasten-io",
        ReleaseName = "k10",
        Facts = Facts,
    };

    public Challenge FetchChallenge()
    {
        var answer = JoinServer.CreateChallenge(JoinClient.CreateChallengeRequest());
        Assert.True(answer.IsSuccess);
        var wire = JsonSerializer.SerializeToUtf8Bytes(answer.Value, ProtocolJsonContext.Default.Challenge);
        Assert.True(JoinClient.TryReadChallenge(Answer(wire), Token, out var challenge, out _));
        return challenge;
    }

    public JoinAttempt BeginJoin() => JoinClient.Begin(Token, ClusterKey, FetchChallenge(), JoinDetails());

    public VerifiedJoin OpenJoin(JoinAttempt attempt)
    {
        var opened = JoinServer.Open(attempt.Request.Span);
        return opened.IsSuccess ? opened.Value : throw new InvalidOperationException(opened.Rejection.ToString());
    }

    public SessionAttempt BeginSession(SessionDetails? details = null) => SessionClient.Begin(ClusterKey, details ?? Details, Time);

    public VerifiedSessionRequest OpenSession(SessionAttempt attempt) => OpenSession(attempt.Request);

    public VerifiedSessionRequest OpenSession(ReadOnlyMemory<byte> wire)
    {
        var opened = SessionServer.Open(wire.Span);
        return opened.IsSuccess ? opened.Value : throw new InvalidOperationException(opened.Rejection.ToString());
    }

    public PendingSession AcceptSession(ReadOnlyMemory<byte> wire, long epoch = Epoch) => SessionServer.Accept(OpenSession(wire), Thumbprint, Incarnation, epoch);

    public MemberSession Establish(long epoch = Epoch)
    {
        using var attempt = BeginSession();
        using var pending = AcceptSession(attempt.Request, epoch);
        return Assert.IsType<SessionEstablished>(attempt.Read(Answer(pending.Answer.ToArray()))).Session;
    }

    public void Dispose()
    {
        Token.Dispose();
        PrimaryKey.Dispose();
        ClusterKey.Dispose();
    }
}
