using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>A no that is to be answered as a signed refusal; see <see cref="PrimaryAnswers.Refuse"/>.</summary>
/// <param name="Detail">A sentence about this request, put before the reason's repair.</param>
/// <param name="RequestHash">Of the request's body; empty when it could not be read.</param>
public sealed record Rejection(RefusalReason Reason, string Detail, ReadOnlyMemory<byte> RequestHash)
{
    /// <summary>When it is worth to ask again; null leaves that to the member.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
