using System.Text.Json;
using Microsoft.Extensions.Logging;
using Tombolo.Kubernetes.Errors;
using Tombolo.Primary.Identity;
using Tombolo.Primary.JoinTokens;
using Tombolo.Primary.Membership.Joining;
using Tombolo.Primary.Trusts;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Messages;

namespace Tombolo.Primary.Membership;

/// <summary>Answers <c>POST join/challenge</c> and <c>POST join</c> (docs/protocol.md, "Join"). Every no is signed and says what repairs it.</summary>
internal sealed class JoinHandler(
    PrimaryIdentity identity,
    ChallengeIssuer challenges,
    JoinTokenDirectory tokens,
    IMemberDirectory members,
    PrimaryClusterFinder primaries,
    JoinRegistrar registrar,
    JoinTokenNotices notices,
    TimeProvider time,
    ILogger<JoinHandler> logger)
{
    private readonly JoinServer _server = new(identity.Key, challenges, time);

    /// <summary>Judges clusters that come without a join token.</summary>
    public required TrustDesk Trusts { get; init; }

    /// <summary>Whether the request names a token that lets clusters in, of which nothing is verified; or proves a cluster that is trusted.</summary>
    public bool NamesKnownToken(ReadOnlyMemory<byte> body) =>
        SignedMessage.TryParse(body.Span, out var message)
        && message.TryReadBody(ProtocolJsonContext.Default.JoinRequest, out var claim)
        && (claim.IdentityToken is null ? tokens.Find(claim.TokenKey.Thumbprint) is not null : Trusts.Judge(claim, primaries.Find()).Subject is not null);

    public Task<ProtocolAnswer> ChallengeAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var challenge = _server.CreateChallenge(body.Span);
        return Task.FromResult(challenge.IsSuccess
            ? new ProtocolAnswer(JoinStatusCodes.Ok, JsonSerializer.SerializeToUtf8Bytes(challenge.Value, ProtocolJsonContext.Default.Challenge))
            : Refuse(challenge.Rejection));
    }

    public async Task<ProtocolAnswer> JoinAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var opened = _server.Open(body.Span);
        if (!opened.IsSuccess)
        {
            return Refuse(opened.Rejection) with { IsUnproven = true };
        }

        try
        {
            return await DecideAsync(opened.Value, cancellationToken);
        }
        catch (Exception failure) when (failure is KubernetesException or KubernetesUnreachableException)
        {
            JoinLog.NotReady(logger, failure.Message);
            return Refuse(opened.Value.Reject(RefusalReasons.NotReady, "The primary's Kubernetes API does not answer as it should."));
        }
    }

    private async Task<ProtocolAnswer> DecideAsync(VerifiedJoin join, CancellationToken cancellationToken)
    {
        if (!JoinRequestShape.TryRead(join.Request, out var applicant, out var problem))
        {
            return Refuse(join, RefusalReasons.Malformed, problem);
        }

        if (!tokens.HasSynced || !members.HasSynced || primaries.Find() is not { IsLeaving: false } primary)
        {
            return Refuse(join.Reject(RefusalReasons.NotReady, ""));
        }

        if (join.Request.IdentityToken is not null)
        {
            return await DecideTrustAsync(join, applicant, primary, cancellationToken);
        }

        // Only for whoever holds a token of ours; strangers could keep the API server busy.
        if ((tokens.Find(join.TokenId) ?? (join.WasIssuedHere ? await tokens.AskAsync(join.TokenId, cancellationToken) : null)) is not { } token)
        {
            return Refuse(join, join.WasIssuedHere ? RefusalReasons.TokenDeleted : RefusalReasons.InvalidToken, "");
        }

        if (!_server.TryUseNonce(join))
        {
            return Refuse(join.Reject(RefusalReasons.ChallengeExpired, ""));
        }

        var decision = await registrar.RegisterAsync(applicant, new TokenPermit(token), primary, cancellationToken);
        return decision.Refusal is { } reason ? Refuse(join, reason, decision.Detail) : Accept(join, decision, primary);
    }

    private async Task<ProtocolAnswer> DecideTrustAsync(VerifiedJoin join, JoinApplicant applicant, PrimaryCluster primary, CancellationToken cancellationToken)
    {
        if (!Trusts.HasSynced)
        {
            return Refuse(join.Reject(RefusalReasons.NotReady, ""));
        }

        var verdict = Trusts.Judge(join.Request, primary);
        if (verdict.Subject is not { } subject)
        {
            // Why is for whoever runs the primary: a stranger learns nothing about whom it trusts.
            Trusts.Tell(verdict.Nearest, applicant.Id, verdict.Reason, verdict.Detail);
            return Refuse(join.Reject(RefusalReasons.NotTrusted, "")) with { IsUnproven = true };
        }

        if (!_server.TryUseNonce(join))
        {
            return Refuse(join.Reject(RefusalReasons.ChallengeExpired, ""));
        }

        var decision = await registrar.RegisterAsync(applicant with { Subject = subject }, new TrustPermit(subject), primary, cancellationToken);
        if (decision.Refusal is { } reason)
        {
            Trusts.Tell(subject.Trust, applicant.Id, reason.Code, decision.Detail);
            return Refuse(join.Reject(reason, decision.Detail));
        }

        JoinLog.JoinedByTrust(logger, decision.Name, applicant.Id, subject.Trust.Key.Name, subject.Id);
        return new ProtocolAnswer(JoinStatusCodes.Ok, _server.Accept(join, decision.Name, applicant.Id, primary.Name, primary.Id));
    }

    private ProtocolAnswer Accept(VerifiedJoin join, JoinDecision decision, PrimaryCluster primary)
    {
        if (decision.Existing is null)
        {
            JoinLog.Joined(logger, decision.Name, join.Request.ClusterUid, join.TokenId);
        }
        else
        {
            JoinLog.JoinedAgain(logger, decision.Name, join.Request.ClusterUid, join.TokenId);
        }

        return new ProtocolAnswer(JoinStatusCodes.Ok, _server.Accept(join, decision.Name, join.Request.ClusterUid, primary.Name, primary.Id));
    }

    private ProtocolAnswer Refuse(VerifiedJoin join, RefusalReason reason, string detail)
    {
        // Only what came from a token holder is worth a line; strangers could fill the log.
        var isUnproven = reason == RefusalReasons.InvalidToken || reason == RefusalReasons.Malformed;
        if (!isUnproven)
        {
            JoinLog.Refused(logger, join.TokenId, join.Request.ClusterUid, reason.Code, detail);
            TellOwner(join, reason, detail);
        }

        return Refuse(join.Reject(reason, detail)) with { IsUnproven = isUnproven };
    }

    /// <summary>Whoever made the token sees on its Secret why a cluster does not come.</summary>
    private void TellOwner(VerifiedJoin join, RefusalReason reason, string detail)
    {
        if (tokens.Find(join.TokenId) is { } token)
        {
            notices.Refused(token, reason.Code, $"Cluster {join.Request.ClusterUid} was not let in: {detail} {reason.Repair}");
        }
    }

    private ProtocolAnswer Refuse(Rejection rejection) => new(JoinStatusCodes.Of(rejection.Reason), _server.Refuse(rejection));
}
