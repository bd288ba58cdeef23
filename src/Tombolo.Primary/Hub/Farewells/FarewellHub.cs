using Microsoft.AspNetCore.Http;
using Tombolo.Primary.Membership;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Messages;

namespace Tombolo.Primary.Hub.Farewells;

/// <summary>
/// What is left of a hub when its fleet is gone: former members that were not told yet learn that their membership has ended, and nobody gets in.
/// </summary>
internal sealed class FarewellHub(SessionServer handshake, TombstoneDesk desk, TimeProvider time)
{
    public TimeProvider Time => time;

    /// <summary>Answers <c>POST session</c>.</summary>
    public async Task<ProtocolAnswer> OpenSessionAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var opened = handshake.Open(body.Span);
        var answer = opened.Value is { } request
            ? await desk.AnswerAsync(request, cancellationToken)
                ?? handshake.Refuse(request.Reject(RefusalReasons.UnknownCluster, "This cluster was a primary and has no fleet any more."))
            : handshake.Refuse(opened.Rejection!);
        return new ProtocolAnswer(StatusCodes.Status403Forbidden, answer);
    }
}
