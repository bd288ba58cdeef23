using System.Net;
using System.Text;
using System.Text.Json;
using Tombolo.Protocol.Tunnel;
using Tombolo.Server.Tests.Connections;
using Tombolo.Testing.Waiting;

namespace Tombolo.Server.Tests.Tunnels;

/// <summary>A cluster that was taken over answers for its pages whatever it likes; it is the origin of the dashboard that they are shown from.</summary>
public sealed class HostileViewTests
{
    private static readonly TunnelHeader Json = new("Content-Type", "application/json");

    private static readonly string[] Expected =
    [
        "Cache-Control: no-store",
        "Content-Disposition: attachment",
        "Content-Security-Policy: sandbox; default-src 'none'; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy: same-origin",
        "Cross-Origin-Resource-Policy: same-origin",
        "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Referrer-Policy: no-referrer",
        "X-Accel-Buffering: no",
        "X-Content-Type-Options: nosniff",
        "X-Frame-Options: DENY",
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string, int, IReadOnlyList<TunnelHeader>, string, int, string> Answers => new()
    {
        { "JSON", 200, [Json], """{"role":"Secondary"}""", 200, """{"role":"Secondary"}""" },
        { "JSON by another spelling", 200, [new("content-type", "Application/JSON; charset=utf-8")], "{}", 200, "{}" },
        { "a page", 200, [new("Content-Type", "text/html")], "<script>alert(1)</script>", 502, "something else than JSON" },
        { "a script", 200, [new("Content-Type", "text/javascript")], "alert(1)", 502, "something else than JSON" },
        { "a picture with a script", 200, [new("Content-Type", "image/svg+xml")], "<svg/>", 502, "something else than JSON" },
        { "a type that begins well", 200, [new("Content-Type", "application/json,text/html")], "{}", 502, "something else than JSON" },
        { "two types", 200, [Json, new("Content-Type", "text/html")], "{}", 502, "something else than JSON" },
        { "no type", 200, [], "{}", 502, "something else than JSON" },
        { "events", 200, [new("Content-Type", "text/event-stream")], "data: {}\n\n", 502, "something else than JSON" },
        { "another encoding", 200, [Json, new("Content-Encoding", "gzip")], "{}", 502, "something else than JSON" },
        { "a page below JSON", 200, [Json], "<script>alert(1)</script>", 200, "<script>alert(1)</script>" },
        { "cookie, policy, refresh, origin, worker", 200, [Json, new("Set-Cookie", "tombolo-session=forged"), new("Content-Security-Policy", "default-src *"), new("Refresh", "0;url=https://evil.example"), new("Access-Control-Allow-Origin", "*"), new("Service-Worker-Allowed", "/")], "{}", 200, "{}" },
        { "something to be kept", 200, [Json, new("Cache-Control", "public, max-age=31536000"), new("Etag", "\"1\""), new("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT"), new("Vary", "*")], "{}", 200, "{}" },
        { "a header in a header", 200, [Json, new("Warning", "299 -\r\nSet-Cookie: a=b")], "{}", 200, "{}" },
        { "a redirect", 302, [new("Location", "https://evil.example")], "", 502, "redirect" },
        { "nothing new", 304, [Json], "", 502, "refused with status 304" },
        { "a partial answer", 206, [Json], "{}", 502, "refused with status 206" },
        { "an end of the session", 401, [Json, new("WWW-Authenticate", "Basic")], """{"type":"tombolo:Unauthorized","detail":"sign in"}""", 502, "sign in" },
        { "a problem", 403, [new("Content-Type", "application/problem+json")], """{"type":"tombolo:Forbidden","title":"<b>","status":200,"detail":"ana may not","errors":[{"path":"a","message":"b"}],"more":1}""", 403, "ana may not" },
        { "a problem of Kubernetes", 403, [Json], """{"kind":"Status","reason":"Forbidden","message":"ana may not"}""", 403, "ana may not" },
        { "a page as a problem", 500, [new("Content-Type", "text/html")], "<script>alert(1)</script>", 502, "refused with status 500" },
        { "a deep problem", 404, [Json], new string('[', 10_000), 404, "refused with status 404" },
        { "a problem of other types", 404, [Json], """{"type":1,"detail":{"a":1},"errors":[1,"x",{"path":2}]}""", 404, "refused with status 404" },
        { "a reason with more in it", 404, [Json], """{"type":"tombolo:https://evil.example","detail":"line\nline"}""", 404, "lineline" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Answer_WhateverItIs_IsJsonOrAProblemUnderHeadersOfOurs(string what, int status, IReadOnlyList<TunnelHeader> headers, string body, int expected, string text)
    {
        await using var hub = await InProcessHub.StartAsync(TimeProvider.System, Cancelled);
        await using var dashboard = await ViewingDashboard.StartAsync(hub, Cancelled, "evil");
        TunnelRequestHead? asked = null;
        await using var evil = await StartAsync(hub, async stream =>
        {
            asked = stream.Request;
            await stream.SendHeadAsync(new TunnelResponseHead(status, headers, TunnelServices.Pages), stream.Ended);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(body), stream.Ended);
            await stream.EndAsync(stream.Ended);
        });

        using var response = await dashboard.GetAsync("evil", "cluster", Cancelled);
        var said = await response.Content.ReadAsStringAsync(Cancelled);

        Assert.True(expected == (int)response.StatusCode, $"{what}: {(int)response.StatusCode} {said}");
        Assert.Contains(text, expected == 200 ? said : JsonDocument.Parse(said).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(expected == 200 ? "application/json; charset=utf-8" : "application/problem+json", response.Content.Headers.ContentType?.ToString());
        var found = response.Headers.Concat(response.Content.Headers)
            .Where(header => header.Key is not ("Date" or "Transfer-Encoding" or "Content-Type" or "Content-Length"))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}".Replace(", no-transform", "", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.True(Expected.SequenceEqual(found), $"{what}: {string.Join('\n', found)}");

        // Of the caller nothing went out but the name.
        Assert.Equal(("/cluster", "pages", "admin"), (asked!.Path, asked.Service, asked.User));
        Assert.Empty(asked.Headers);
        Assert.DoesNotContain(asked.Groups, group => group.StartsWith("system:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answer_OfAReleaseWithoutPages_SaysToUpgrade()
    {
        await using var hub = await InProcessHub.StartAsync(TimeProvider.System, Cancelled);
        await using var dashboard = await ViewingDashboard.StartAsync(hub, Cancelled, "evil");

        // Such a release knows no service and takes the path for one of its API server.
        await using var old = await StartAsync(hub, async stream =>
        {
            await stream.SendHeadAsync(new TunnelResponseHead(403, [Json]), stream.Ended);
            await stream.WriteAsync("""{"kind":"Status","message":"/cluster is not reached through a primary"}"""u8.ToArray(), stream.Ended);
            await stream.EndAsync(stream.Ended);
        });

        using var response = await dashboard.GetAsync("evil", "cluster", Cancelled);

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        Assert.Contains("upgrade Tombolo on that cluster", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_Endless_IsHeldBackAndCut()
    {
        await using var hub = await InProcessHub.StartAsync(TimeProvider.System, Cancelled);
        await using var dashboard = await ViewingDashboard.StartAsync(hub, Cancelled, "evil");
        long sent = 0;
        await using var evil = await StartAsync(hub, async stream =>
        {
            await stream.SendHeadAsync(new TunnelResponseHead(200, [Json], TunnelServices.Pages), stream.Ended);
            for (var part = new byte[TunnelLimits.PayloadBytes]; ; Interlocked.Add(ref sent, part.Length))
            {
                await stream.WriteAsync(part, stream.Ended);
            }
        });

        // Nobody reads: it stands still. Somebody does: it ends at the limit, as something that is not whole.
        using var response = await dashboard.GetAsync("evil", "cluster", Cancelled);
        var before = -1L;
        await Eventually.TrueAsync(() => Interlocked.Exchange(ref before, Interlocked.Read(ref sent)) == Interlocked.Read(ref sent), TimeSpan.FromSeconds(30), "nothing more is sent");
        Assert.InRange(Interlocked.Read(ref sent), 0, TunnelLimits.Window + (8L * 1024 * 1024));
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsByteArrayAsync(Cancelled));
        Assert.InRange(Interlocked.Read(ref sent), 0, 17L * 1024 * 1024);
        Assert.NotNull(hub.Hub.Sessions.FindLive("uid-evil"));
    }

    [Theory]
    [InlineData("cluster/leave")]
    [InlineData("cluster/../cluster/leave")]
    [InlineData("events")]
    [InlineData("k8s/api")]
    [InlineData("")]
    public async Task Page_ThatIsNotShown_NeverLeavesThePrimary(string page)
    {
        await using var hub = await InProcessHub.StartAsync(TimeProvider.System, Cancelled);
        await using var dashboard = await ViewingDashboard.StartAsync(hub, Cancelled, "evil");
        await using var evil = await StartAsync(hub, _ => Task.CompletedTask);

        using var response = await dashboard.GetAsync("evil", page, Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(0, evil.Dialled);
    }

    private static async Task<HostileMember> StartAsync(InProcessHub hub, Func<TunnelStream, Task> answer)
    {
        var (member, key) = hub.Join("evil");
        var evil = new HostileMember(hub, member, key, HostileMember.Answering(hub.Time, answer));
        await Eventually.TrueAsync(() => hub.Hub.Sessions.FindLive("uid-evil") is not null);
        return evil;
    }
}
