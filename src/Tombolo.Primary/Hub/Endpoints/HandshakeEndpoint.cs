using System.Globalization;
using Microsoft.AspNetCore.Http;
using Tombolo.Primary.Membership;

namespace Tombolo.Primary.Hub.Endpoints;

/// <summary>
/// Requests that open something, from whoever sends them. An address from which too much came that proves nothing is heard only when it speaks for
/// somebody we know; so a fleet behind one proxy is not locked out by a stranger behind the same.
/// </summary>
internal static class HandshakeEndpoint
{
    /// <param name="limit">Longest body, in bytes.</param>
    /// <param name="isKnown">Whether the request names a key that we know; nothing of it is verified.</param>
    public static async Task AnswerAsync(
        ActiveHub hub, HttpContext context, int limit, Func<ReadOnlyMemory<byte>, bool> isKnown, Func<ReadOnlyMemory<byte>, Task<ProtocolAnswer>> answer)
    {
        if (await RequestBody.ReadAsync(context.Request, limit, RequestBody.HandshakePatience, hub.Time, context.RequestAborted) is not { } body)
        {
            await PlainAnswer.SayAsync(context, StatusCodes.Status413PayloadTooLarge, "the request is too large");
            return;
        }

        var source = RequestSource.Of(context);
        if (hub.Limits.Strangers.IsEmpty(source) && !isKnown(body))
        {
            context.Response.Headers.RetryAfter = Limits.HubLimits.StrangerRefill.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            await PlainAnswer.SayAsync(context, StatusCodes.Status429TooManyRequests, "too many requests from there proved nothing; try again later");
            return;
        }

        var answered = await answer(body);
        if (answered.IsUnproven)
        {
            hub.Limits.Strangers.TryTake(source, out _);
        }

        context.Response.StatusCode = answered.StatusCode;
        context.Response.ContentType = "application/json";
        await context.Response.BodyWriter.WriteAsync(answered.Body, context.RequestAborted);
    }
}
