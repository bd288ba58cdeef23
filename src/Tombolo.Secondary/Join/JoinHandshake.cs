using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Identity;
using Tombolo.Secondary.Connection;

namespace Tombolo.Secondary.Join;

/// <summary>Proves the token, or this cluster's own service account, to the primary and asks to be taken in (docs/protocol.md, "Join"). Writes nothing; can be repeated.</summary>
/// <param name="tokens">Null where no join is without a join token.</param>
internal sealed class JoinHandshake(IPrimaryHttpFactory https, IdentityTokens? tokens, ClusterContext context)
{
    /// <summary>What the primary said; an unreachable primary is a transient outcome that names the cause.</summary>
    public async Task<JoinOutcome> RunAsync(JoinPlan plan, ClusterIdentity identity, MemberFacts facts, CancellationToken cancellationToken)
    {
        if (!SigningKey.TryImportPkcs8(identity.PrivateKey.Span, out var clusterKey))
        {
            return new JoinTransient("Secret tombolo-identity holds no usable private key; restore it from a backup, or delete it to get a new identity.");
        }

        using (clusterKey)
        {
            try
            {
                var http = https.Create(plan.Primary, plan.Pins);
                var challenged = await http.PostAsync(ProtocolPaths.JoinChallenge, JoinClient.CreateChallengeRequest(), cancellationToken);
                if (!JoinClient.TryReadChallenge(challenged.ToHttpAnswer(), plan.PrimaryKey, out var challenge, out var problem))
                {
                    return problem;
                }

                // Made when a primary answers, for this one try.
                var (proof, fault) = await ProveAsync(plan, clusterKey, cancellationToken);
                if (proof is null)
                {
                    return new JoinTransient(fault);
                }

                var attempt = JoinClient.Begin(proof, clusterKey, challenge, Details(plan, identity, facts));
                var answered = await http.PostAsync(ProtocolPaths.Join, attempt.Request, cancellationToken);
                return attempt.Read(answered.ToHttpAnswer());
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
            {
                return new JoinTransient(ConnectionProblem.Describe(plan.Primary, exception));
            }
        }
    }

    private async Task<(JoinProof? Proof, string Problem)> ProveAsync(JoinPlan plan, SigningKey clusterKey, CancellationToken cancellationToken)
    {
        if (plan.Token is { } token)
        {
            return (JoinProof.OfToken(token), "");
        }

        var (identity, problem) = await tokens!.RequestAsync([plan.Audience, JoinRequest.KeyAudience(clusterKey.PublicKey)], cancellationToken);
        return (identity is null ? null : JoinProof.OfIdentity(clusterKey, identity, plan.PrimaryKey), problem);
    }

    private JoinDetails Details(JoinPlan plan, ClusterIdentity identity, MemberFacts facts) => new()
    {
        ClusterUid = context.ClusterUid,
        Incarnation = identity.Incarnation,
        Name = plan.ClusterName,
        Ingress = plan.ClusterIngress,
        PrimaryUrl = plan.Primary.AbsoluteUri,
        K10Namespace = context.K10Namespace,
        ReleaseName = context.ReleaseName,
        Facts = facts,
    };
}
