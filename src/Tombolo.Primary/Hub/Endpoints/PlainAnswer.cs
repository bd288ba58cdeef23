using Microsoft.AspNetCore.Http;

namespace Tombolo.Primary.Hub.Endpoints;

/// <summary>An answer in words, for what no protocol is spoken with.</summary>
internal static class PlainAnswer
{
    public static Task SayAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(message + "\n", context.RequestAborted);
    }
}
