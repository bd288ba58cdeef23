using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Tombolo.Dashboard.Pages;
using Tombolo.Dashboard.Users;

namespace Tombolo.Dashboard.Sessions;

/// <summary>Sessions in the cookie <c>tombolo-session</c> (with <c>-PORT</c> where the URL names a port), in several where a token is long (RFC 6265 lets a browser refuse more than 4,096 bytes).</summary>
internal sealed class SessionCookies(SessionKeyStore keys, DashboardOptions options, TimeProvider time)
{
    public const string Name = "tombolo-session";
    private static readonly TimeSpan RenewAfter = TimeSpan.FromMinutes(1);
    private readonly ChunkingCookieManager _chunks = new() { ThrowForPartialCookies = false };

    /// <summary>Begins a session and sets its cookie.</summary>
    public async Task<Session> BeginAsync(HttpContext context, DashboardUser user)
    {
        var now = time.GetUtcNow();
        var session = new Session
        {
            Id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
            CsrfToken = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)),
            Token = user.Token,
            UserName = user.Name,
            Groups = user.Groups,
            UsedAt = now,
            ExpiresAt = Earlier(now + options.SessionIdleTimeout, now + options.SessionLifetime),
            EndsAt = now + options.SessionLifetime,
        };
        await WriteAsync(context, session);
        return session;
    }

    /// <summary>The session of the request; null when it has none, or one that is over.</summary>
    public async Task<Session?> FindAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        if (_chunks.GetRequestCookie(context, NameOf(context)) is not { Length: > 0 } text
            || SessionSeal.KeyIdOf(text) is not { } id
            || await keys.FindAsync(id, stop) is not { } key
            || SessionSeal.Open(text, key, Audience(context)) is not { } session
            || session.ExpiresAt <= time.GetUtcNow()
            || await keys.HasEndedAsync(session, stop))
        {
            return null;
        }

        return session;
    }

    /// <summary>Sets the cookie anew when something was done in the session and it was not within the last minute.</summary>
    public async Task<Session> RenewAsync(HttpContext context, Session session)
    {
        var now = time.GetUtcNow();
        if (now - session.UsedAt < RenewAfter)
        {
            return session;
        }

        var renewed = session with { UsedAt = now, ExpiresAt = Earlier(now + options.SessionIdleTimeout, session.EndsAt) };
        await WriteAsync(context, renewed);
        return renewed;
    }

    /// <summary>Ends the session for every holder of its cookie, and removes it here.</summary>
    public async Task EndAsync(HttpContext context, Session session)
    {
        await keys.EndAsync(session, context.RequestAborted);
        Remove(context);
    }

    public void Remove(HttpContext context) => _chunks.DeleteCookie(context, NameOf(context), Options(context));

    // Browsers do not tell the ports of a host apart: two dashboards on one machine would end each other's sessions. They send the cookie of /k10/ below /k10/mc/ as well.
    private static string NameOf(HttpContext context) =>
        $"{Name}{(RequestOrigin.PortOf(context.Request) is { } port ? $"-{port}" : "")}{(PathOf(context).EndsWith(PageEndpoints.BesideKasten, StringComparison.Ordinal) ? "-mc" : "")}";

    private static string Audience(HttpContext context) => $"{NameOf(context)} {PathOf(context)}";

    private static string PathOf(HttpContext context) => context.Request.PathBase.Value is { Length: > 0 } path ? path : "/";

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = RequestOrigin.IsHttps(context.Request),
        Path = PathOf(context),
    };

    private async Task WriteAsync(HttpContext context, Session session) =>
        _chunks.AppendResponseCookie(context, NameOf(context), SessionSeal.Seal(session, await keys.GetCurrentAsync(context.RequestAborted), Audience(context)), Options(context));
}
