using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Memberships;

namespace Tombolo.Secondary.Connection;

/// <summary>Answers what the primary asks over an authenticated connection.</summary>
internal interface IAskHandler
{
    /// <summary>Never throws for a question that cannot be answered: that is an answer too.</summary>
    Task<AnswerPayload> AnswerAsync(Membership membership, AskPayload ask, CancellationToken cancellationToken);
}
