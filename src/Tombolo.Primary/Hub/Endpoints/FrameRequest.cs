using Microsoft.AspNetCore.Http;
using Tombolo.Primary.Hub.Sessions;
using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Messages;

namespace Tombolo.Primary.Hub.Endpoints;

/// <summary>Finds the session and the frame of a request; what is neither is answered here.</summary>
internal static class FrameRequest
{
    /// <summary>Null when the request was answered already.</summary>
    /// <exception cref="TimeoutException">The frame did not come in time.</exception>
    public static async Task<(HubSession Session, Frame Frame)?> ReadAsync(ActiveHub hub, string type, string key, HttpContext context)
    {
        var headers = context.Request.Headers;
        if (!hub.Sessions.TryGet(headers[ProtocolHeaders.Session].ToString(), out var session))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await context.Response.WriteAsync("this hub has no such session; open one\n", context.RequestAborted);
            return null;
        }

        var isSealed = headers[ProtocolHeaders.Sealed].ToString() is { Length: > 0 } value ? value : null;
        var body = await RequestBody.ReadAsync(context.Request, ProtocolLimits.FrameBytes, RequestBody.FramePatience, hub.Time, context.RequestAborted);
        if (body is null || !MemberFrame.TryRead(type, key, headers[ProtocolHeaders.Sequence], headers[ProtocolHeaders.Tag], isSealed, body.Value, out var frame))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.BodyWriter.WriteAsync(hub.Frames.Refuse(session, "the request is not a frame of this protocol").Body, context.RequestAborted);
            return null;
        }

        return (session, frame);
    }
}
