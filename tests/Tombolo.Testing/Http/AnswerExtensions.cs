using System.Text;
using Microsoft.AspNetCore.Http;

namespace Tombolo.Testing.Http;

/// <summary>Ways to answer in a <see cref="ScriptedServer"/>.</summary>
public static class AnswerExtensions
{
    /// <summary>A whole answer.</summary>
    public static Task AnswerAsync(this HttpContext context, int code, string body, string contentType = "application/json")
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.StatusCode = code;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes).AsTask();
    }

    /// <summary>A part of a longer answer, sent at once.</summary>
    public static async Task SendAsync(this HttpContext context, string part)
    {
        await context.Response.WriteAsync(part);
        await context.Response.Body.FlushAsync();
    }

    /// <summary>Keeps the answer open until the other side or the server ends it.</summary>
    public static async Task HoldAsync(this HttpContext context)
    {
        var ended = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(ended.SetResult);
        await ended.Task;
    }
}
