using Tombolo.Api.Core;
using Tombolo.Api.Resources;
using Tombolo.Primary.Membership;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Tokens;

namespace Tombolo.Primary.Tests.Fleet;

/// <summary>A cluster that joins with the real protocol, without the HTTP in between.</summary>
internal sealed class Joiner : IDisposable
{
    public SigningKey Key { get; set; } = SigningKey.Create();

    public string Id { get; init; } = Guid.NewGuid().ToString();

    public string Incarnation { get; set; } = "life-1";

    public string? Name { get; set; } = "shop-lyon";

    public string? Ingress { get; set; }

    /// <summary>The token text of a join-token Secret, once it is there.</summary>
    public static async Task<string> TokenAsync(PrimaryWorld world, string name = "token")
    {
        var secret = await world.UntilAsync(
            async () => await world.FindObjectAsync(KnownResources.Secret, name) is { } found ? found.Deserialize(CoreJsonContext.Default.Secret) : null,
            found => found.Text("token") is not null);
        return secret.Text("token")!;
    }

    /// <exception cref="OperationCanceledException">The server died before it answered.</exception>
    public async Task<JoinOutcome> JoinAsync(PrimaryWorld world, string tokenText, CancellationToken cancellationToken)
    {
        var server = world.Server!;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, server.Stopped);
        return await world.WhileTimePassesAsync(JoinAsync(server.Joins, tokenText, either.Token));
    }

    private async Task<JoinOutcome> JoinAsync(JoinHandler handler, string tokenText, CancellationToken cancellationToken)
    {
        Assert.True(JoinToken.TryParse(tokenText, out var token, out _));
        using (token)
        {
            var challenged = await handler.ChallengeAsync(JoinClient.CreateChallengeRequest(), cancellationToken);
            Assert.True(JoinClient.TryReadChallenge(new HttpAnswer(challenged.StatusCode, challenged.Body), token, out var challenge, out _));
            var attempt = JoinClient.Begin(token, Key, challenge, Details());
            var answer = await handler.JoinAsync(attempt.Request, cancellationToken);
            return attempt.Read(new HttpAnswer(answer.StatusCode, answer.Body));
        }
    }

    /// <summary>A join request without a join token, which can be sent more than once.</summary>
    public async Task<JoinAttempt> BeginByTrustAsync(PrimaryWorld world, Func<VerificationKey, string> identityToken, CancellationToken cancellationToken)
    {
        var challenged = await world.Server!.Joins.ChallengeAsync(JoinClient.CreateChallengeRequest(), cancellationToken);
        Assert.True(JoinClient.TryReadChallenge(new HttpAnswer(challenged.StatusCode, challenged.Body), "", out var challenge, out _));
        return JoinClient.Begin(JoinProof.OfIdentity(Key, identityToken(Key.PublicKey), primaryKey: ""), Key, challenge, Details());
    }

    public void Dispose() => Key.Dispose();

    public JoinDetails Details() => new()
    {
        ClusterUid = Id,
        Incarnation = Incarnation,
        Name = Name,
        Ingress = Ingress,
        PrimaryUrl = "https://hub.example.org/k10",
        K10Namespace = "kasten-io",
        ReleaseName = "k10",
        Facts = new MemberFacts("1.2.3", "v1.30.0", 3, "kasten-io", "k10"),
    };
}
