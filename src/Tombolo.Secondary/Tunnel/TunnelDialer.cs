using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Tunnel;
using Tombolo.Secondary.Connection;

namespace Tombolo.Secondary.Tunnel;

/// <summary>Dials for the tunnels that the primary asks for within one session, and ends them with it.</summary>
internal sealed partial class TunnelDialer(
    PrimaryHttp http, MemberSession session, TunnelServer server, PrimaryAccessConsent consent, TimeProvider time, ILogger<TunnelDialer> logger) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _ended = new();
    private readonly Lock _lock = new();
    private readonly List<Task> _running = [];

    /// <summary>Answers an ask with the verb <see cref="AskVerbs.Tunnel"/>; when it is ok, the tunnel is open.</summary>
    public async Task<AnswerPayload> OpenAsync(AskPayload ask, CancellationToken cancellationToken)
    {
        if (ask.Content is not { } content
            || !ProtocolJson.TryRead(System.Text.Encoding.UTF8.GetBytes(content.GetRawText()), ProtocolLimits.ChallengeBytes, ProtocolJsonContext.Default.TunnelRequest, out var request))
        {
            return Refuse(ask, AnswerReasons.Failed, "the request for a tunnel cannot be read; upgrade Tombolo on this cluster");
        }

        if (consent.FindRefusal() is { } refusal)
        {
            return Refuse(ask, AnswerReasons.NoConsent, refusal);
        }

        using var deadline = new Deadline(Patience, time, cancellationToken);
        try
        {
            var keys = TunnelKeys.Derive(session.Keys, request.Id);
            var socket = await http.ConnectAsync(
                $"{ProtocolPaths.Tunnel}/{request.Id}", session.Id, TunnelTicket.Create(session.Keys.MemberToHub, request.Id), deadline.Token);
            Start(TunnelConnection.OfMember(socket, keys, time, server.ServeAsync));
            return new AnswerPayload(ask.Id, Ok: true);
        }
        catch (Exception exception) when (exception is WebSocketException or HttpRequestException or IOException or ObjectDisposedException or ArgumentException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Refuse(ask, AnswerReasons.Failed, Describe(exception));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await Task.WhenAll(Running());
        _ended.Dispose();
    }

    private static AnswerPayload Refuse(AskPayload ask, string reason, string message) => new(ask.Id, Ok: false, reason, message);

    private string Describe(Exception exception) => exception switch
    {
        OperationCanceledException =>
            $"no WebSocket to {http.Primary} was open within {Patience.TotalSeconds:0} s; let the ingress and the proxies on the way pass WebSockets (HTTP/1.1 Upgrade)",
        WebSocketException { WebSocketErrorCode: WebSocketError.NotAWebSocket or WebSocketError.UnsupportedProtocol or WebSocketError.HeaderError } =>
            $"{http.Primary}, or something on the way there, does not pass WebSockets ({exception.Message.TrimEnd('.')}); let the ingress and the proxies on the way pass HTTP/1.1 Upgrade",
        _ => ConnectionProblem.Describe(http.Primary, exception.InnerException as HttpRequestException ?? exception),
    };

    private void Start(TunnelConnection tunnel)
    {
        lock (_lock)
        {
            _running.RemoveAll(task => task.IsCompleted);
            _running.Add(Task.Run(() => RunAsync(tunnel)));
        }
    }

    private IReadOnlyList<Task> Running()
    {
        lock (_lock)
        {
            return [.. _running];
        }
    }

    private async Task RunAsync(TunnelConnection tunnel)
    {
        using (tunnel)
        {
            Opened(http.Primary);
            var reason = await tunnel.RunAsync(_ended.Token);
            Closed(reason);
        }
    }

    [LoggerMessage(EventId = 3402, Level = LogLevel.Information, Message = "A tunnel to {Primary} is open")]
    private partial void Opened(Uri primary);

    [LoggerMessage(EventId = 3403, Level = LogLevel.Information, Message = "The tunnel is closed: {Reason}")]
    private partial void Closed(string reason);
}
