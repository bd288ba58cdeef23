using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tombolo.Kubernetes.Errors;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Access.WhoCan;
using Tombolo.Secondary.Apply.Planning;
using Tombolo.Secondary.Leave;
using Tombolo.Secondary.Memberships;

namespace Tombolo.Secondary.Connection;

/// <summary>The verbs this release knows.</summary>
internal sealed class AskHandler(ILeaving leaving, WhoCanReader access, CopyPlanner plans) : IAskHandler
{
    public async Task<AnswerPayload> AnswerAsync(Membership membership, AskPayload ask, CancellationToken cancellationToken)
    {
        try
        {
            return ask.Verb switch
            {
                AskVerbs.Leave => await LeaveAsync(membership, ask, cancellationToken),
                AskVerbs.WhoCan => await WhoCanAsync(membership, ask, cancellationToken),
                AskVerbs.Plan => await PlanAsync(membership, ask, cancellationToken),
                _ => new AnswerPayload(ask.Id, Ok: false, AnswerReasons.Unsupported, $"this release does not know '{ask.Verb}'; upgrade Tombolo on cluster {membership.ClusterName}"),
            };
        }
        catch (Exception exception) when (exception is KubernetesException or KubernetesUnreachableException)
        {
            return new AnswerPayload(ask.Id, Ok: false, AnswerReasons.Failed, exception.Message);
        }
    }

    private async Task<AnswerPayload> WhoCanAsync(Membership membership, AskPayload ask, CancellationToken cancellationToken)
    {
        if (!TryRead(ask, ProtocolJsonContext.Default.WhoCanQuestion, out var question))
        {
            return new AnswerPayload(ask.Id, Ok: false, AnswerReasons.Failed, "the question who may do something cannot be read; upgrade Tombolo on this cluster");
        }

        var answer = await access.ReadAsync(question, membership.PrimaryId, cancellationToken);
        return new AnswerPayload(ask.Id, Ok: true, Content: JsonSerializer.SerializeToElement(answer, ProtocolJsonContext.Default.WhoCanAnswer));
    }

    private async Task<AnswerPayload> PlanAsync(Membership membership, AskPayload ask, CancellationToken cancellationToken)
    {
        if (!TryRead(ask, ProtocolJsonContext.Default.PlanQuestion, out var question))
        {
            return new AnswerPayload(ask.Id, Ok: false, AnswerReasons.Failed, "the question what would happen cannot be read; upgrade Tombolo on this cluster");
        }

        var answer = await plans.PlanAsync(question, membership.PrimaryId, cancellationToken);
        return new AnswerPayload(ask.Id, Ok: true, Content: JsonSerializer.SerializeToElement(answer, ProtocolJsonContext.Default.PlanAnswer));
    }

    private static bool TryRead<T>(AskPayload ask, JsonTypeInfo<T> type, [NotNullWhen(true)] out T? question)
        where T : class
    {
        question = null;
        return ask.Content is { } content && ProtocolJson.TryRead(Encoding.UTF8.GetBytes(content.GetRawText()), ProtocolLimits.FrameBytes, type, out question);
    }

    private async Task<AnswerPayload> LeaveAsync(Membership membership, AskPayload ask, CancellationToken cancellationToken)
    {
        var signed = ask.Content?.Deserialize(ProtocolJsonContext.Default.SignedMessage);
        if (TombstoneVerifier.Verify(signed, membership.PrimaryKey, membership.ClusterId, membership.Incarnation) is not { } tombstone)
        {
            return new AnswerPayload(ask.Id, Ok: false, AnswerReasons.Failed, "the request to leave does not carry the primary's signature for this membership");
        }

        return await leaving.LeaveAsync(membership, tombstone.RemoveCopies, cancellationToken) is { } problem
            ? new AnswerPayload(ask.Id, Ok: false, AnswerReasons.Failed, problem)
            : new AnswerPayload(ask.Id, Ok: true);
    }
}
