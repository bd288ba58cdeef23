using Microsoft.AspNetCore.Http;
using Tombolo.Primary.Hub.Farewells;
using Tombolo.Protocol.Messages;

namespace Tombolo.Primary.Hub.Endpoints;

/// <summary><c>POST session</c> while there is no fleet any more: former members learn that their membership has ended.</summary>
internal static class FarewellEndpoint
{
    public static async Task AnswerAsync(FarewellHub farewells, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            if (await RequestBody.ReadAsync(context.Request, ProtocolLimits.SignedMessageBytes, RequestBody.HandshakePatience, farewells.Time, context.RequestAborted) is not { } body)
            {
                await PlainAnswer.SayAsync(context, StatusCodes.Status413PayloadTooLarge, "the request is too large");
                return;
            }

            var answer = await farewells.OpenSessionAsync(body, context.RequestAborted);
            context.Response.StatusCode = answer.StatusCode;
            context.Response.ContentType = "application/json";
            await context.Response.BodyWriter.WriteAsync(answer.Body, context.RequestAborted);
        }
        catch (TimeoutException) when (!context.Response.HasStarted)
        {
            await PlainAnswer.SayAsync(context, StatusCodes.Status408RequestTimeout, "the request did not come in time");
            context.Abort();
        }
    }
}
