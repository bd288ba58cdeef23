using System.Text;
using Microsoft.AspNetCore.Http;
using Tombolo.Api.Names;
using Tombolo.Dashboard.Sessions;
using Tombolo.Dashboard.Users;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Dashboard.Live;

/// <summary>
/// One viewer's event stream: what they may see of the feed, from where they stopped. Events: <c>change</c> (a <see cref="LiveChange"/>), <c>reset</c> (read everything anew),
/// <c>end</c> (the session is over).
/// </summary>
internal sealed class LiveStream(HttpResponse response, LiveFeed feed, UserKubernetes user, CallerRequest caller, SessionKeyStore sessions, TimeProvider time)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);
    private readonly List<LiveEvent> _batch = [];

    /// <param name="lastEventId">Empty for a viewer who has just read everything.</param>
    public async Task RunAsync(string lastEventId, CancellationToken cancellationToken)
    {
        var isKnown = LivePlace.TryParse(lastEventId, feed.Run, out var place) && place <= feed.Last;
        if (!isKnown)
        {
            place = feed.Last;
        }

        await SendAsync(lastEventId.Length > 0 && !isKnown ? Reset(place) : $"retry: 1000\nid: {feed.Run}-{place}\nevent: hello\ndata: {{}}\n\n", cancellationToken);
        while (await IsOpenAsync(cancellationToken))
        {
            if (caller.Session is { } session && session.ExpiresAt <= time.GetUtcNow())
            {
                // The browser comes back with the cookie of now, which ends later if something was done meanwhile.
                return;
            }

            if (!await WaitAsync(place, cancellationToken))
            {
                await SendAsync(": still here\n\n", cancellationToken);
                continue;
            }

            _batch.Clear();
            if (!feed.TryRead(place, _batch))
            {
                place = feed.Last;
                await SendAsync(Reset(place), cancellationToken);
                continue;
            }

            await SendAsync(_batch, cancellationToken);
            place = _batch[^1].Sequence;
        }

        await SendAsync("event: end\ndata: {}\n\n", cancellationToken);
    }

    private async Task SendAsync(List<LiveEvent> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            if (await MaySeeAsync(change, cancellationToken))
            {
                await response.BodyWriter.WriteAsync(change.Frame, cancellationToken);
            }
        }

        await response.BodyWriter.FlushAsync(cancellationToken);
    }

    private async Task SendAsync(string text, CancellationToken cancellationToken)
    {
        await response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        await response.BodyWriter.FlushAsync(cancellationToken);
    }

    private string Reset(long place) => $"id: {feed.Run}-{place}\nevent: reset\ndata: {{}}\n\n";

    private async Task<bool> WaitAsync(long place, CancellationToken cancellationToken)
    {
        try
        {
            await feed.WaitAsync(place, cancellationToken).WaitAsync(Heartbeat, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task<bool> MaySeeAsync(LiveEvent change, CancellationToken cancellationToken)
    {
        var scope = change.Scope;
        return scope.IsForEverybody
            || await user.MayAsync("list", scope.Type, scope.Namespace ?? "", "", cancellationToken)
            || (scope.Namespace is not null && await user.MayAsync("get", scope.Type, scope.Namespace, change.Name, cancellationToken));
    }

    /// <summary>The stream does not outlive the session, nor the token: the rights it is filtered by are asked with it every minute.</summary>
    private async Task<bool> IsOpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            _ = await user.GetRightsAsync(WellKnownNamespaces.MultiCluster, cancellationToken);
        }
        catch (KubernetesException refused) when (refused.Status.Code == StatusCodes.Status401Unauthorized)
        {
            return false;
        }
        catch (Exception failure) when (failure is KubernetesException or KubernetesUnreachableException)
        {
            // What may be seen is not known now: the viewer comes back and reads anew.
            return false;
        }

        return caller.Session is not { } session || (session.EndsAt > time.GetUtcNow() && !await sessions.HasEndedAsync(session, cancellationToken));
    }
}
