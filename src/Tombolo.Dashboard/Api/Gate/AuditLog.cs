using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tombolo.Dashboard.Users;

namespace Tombolo.Dashboard.Api.Gate;

/// <summary>One line for each change that was asked for: who, what, which object, result.</summary>
internal sealed partial class AuditLog(ILogger<AuditLog> logger)
{
    /// <param name="wasAborted">The client went away before there was an answer.</param>
    public void Write(HttpContext context, CallerRequest caller, bool wasAborted)
    {
        var result = wasAborted ? "aborted, outcome not known" : context.Response.StatusCode.ToString(CultureInfo.InvariantCulture);
        var user = caller.User?.Name ?? "nobody";
        var path = Printable(context.Request.Path.Value ?? "");
        var subject = caller.Subject is { } named ? $" ({Printable(named)})" : "";
        var way = caller.User is { IsOfPrimary: true } ? "primary" : caller.Session is null ? "token" : "session";
        Changed(user, context.Request.Method, path, subject, result, way);
    }

    // A line of the log stays one line whatever a request says.
    private static string Printable(string text) => string.Create(Math.Min(text.Length, 300), text, static (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = char.IsControl(from[i]) ? '?' : from[i];
        }
    });

    [LoggerMessage(EventId = 6001, Level = LogLevel.Information, Message = "Audit: {User} {Method} {Path}{Subject}: {Result}, by {Way}")]
    private partial void Changed(string user, string method, string path, string subject, string result, string way);
}
