using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;
using Tombolo.Testing.Http;

namespace Tombolo.Cli.Tests.Commands.Doctor.Network;

/// <summary>Answers as a primary does, behind an ingress that does to streams and bodies what a test says.</summary>
internal sealed class PrimaryScript : IDisposable
{
    private readonly JoinServer _server;

    public PrimaryScript() => _server = new JoinServer(Key, new ChallengeIssuer(TimeProvider.System), TimeProvider.System);

    public SigningKey Key { get; } = SigningKey.Create();

    /// <summary>Events wait here and come at once at the end.</summary>
    public bool BuffersStreams { get; init; }

    /// <summary>Silence after which a stream is cut; null for never.</summary>
    public TimeSpan? IdleTimeout { get; init; }

    public int LargestBody { get; init; } = int.MaxValue;

    /// <summary>What a challenge is answered with instead; null for a true answer.</summary>
    public (int Status, string Body, string ContentType)? Instead { get; init; }

    public Task HandleAsync(HttpContext context) => (context.Request.Method, context.Request.Path.Value) switch
    {
        _ when Instead is { } answer => context.AnswerAsync(answer.Status, answer.Body, answer.ContentType),
        ("POST", "/k10/mc/v1/join/challenge") => ChallengeAsync(context),
        ("POST", "/k10/mc/v1/probe") => CountAsync(context),
        ("GET", "/k10/mc/v1/probe") => StreamAsync(context),
        _ => context.AnswerAsync(404, "no such page", "text/plain"),
    };

    public void Dispose() => Key.Dispose();

    private async Task ChallengeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var challenge = _server.CreateChallenge(body.ToArray());
        context.Response.StatusCode = challenge.IsSuccess ? 200 : 400;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(
            challenge.IsSuccess ? JsonSerializer.SerializeToUtf8Bytes(challenge.Value, ProtocolJsonContext.Default.Challenge) : _server.Refuse(challenge.Rejection));
    }

    private async Task CountAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        await (body.Length > LargestBody ? context.AnswerAsync(413, "too large", "text/html") : context.AnswerAsync(200, body.Length.ToString(CultureInfo.InvariantCulture), "text/plain"));
    }

    private async Task StreamAsync(HttpContext context)
    {
        var seconds = int.Parse(context.Request.Query["seconds"]!, CultureInfo.InvariantCulture);
        var interval = int.Parse(context.Request.Query["interval"]!, CultureInfo.InvariantCulture);
        context.Response.ContentType = "text/event-stream";
        var held = "";
        for (var second = 0; second < seconds; second += interval)
        {
            held = await PassAsync(context, held, $"event: ping\ndata: {second * 1000}\n\n");
            var silence = TimeSpan.FromSeconds(Math.Min(interval, seconds - second));
            await Task.Delay(IdleTimeout < silence ? IdleTimeout.Value : silence, TimeProvider.System, context.RequestAborted);
            if (IdleTimeout < silence)
            {
                context.Abort();
                return;
            }
        }

        await context.SendAsync($"{held}event: end\ndata: {seconds * 1000}\n\n");
    }

    private async Task<string> PassAsync(HttpContext context, string held, string part)
    {
        if (BuffersStreams)
        {
            return held + part;
        }

        await context.SendAsync(part);
        return "";
    }
}
