using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Tombolo.LocalKube.Certificates;
using Tombolo.Testing.Processes;

namespace Tombolo.Testing.ControlPlanes.Real;

/// <summary>Asks an API server, as admin, the few things that tell whether it is ready.</summary>
internal sealed class ApiServerProbe : IDisposable
{
    /// <summary>By which the audit log tells the requests of the probe.</summary>
    public const string UserAgent = "tombolo-testing";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly HttpClient _http;
    private readonly TimeProvider _time;

    public ApiServerProbe(Uri url, CertificateAuthority authority, string token, TimeProvider time)
    {
        _time = time;
        var handler = new SocketsHttpHandler { UseProxy = false };
        handler.SslOptions.RemoteCertificateValidationCallback =
            (_, certificate, _, _) => certificate is not null && authority.Trusts(certificate);
        _http = new HttpClient(handler) { BaseAddress = url };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _http.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
    }

    /// <summary>Whether GET of <paramref name="path"/> is answered by 200; false also when nobody answers.</summary>
    public async Task<bool> SucceedsAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>What GET of <paramref name="path"/> is answered, or null where it is not by 200.</summary>
    public async Task<JsonDocument?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
            return response.StatusCode == HttpStatusCode.OK
                ? JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken))
                : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>The groups that discovery lists; none while it does not answer.</summary>
    public async Task<IReadOnlySet<string>> ListGroupsAsync(CancellationToken cancellationToken)
    {
        using var discovery = await ReadAsync("/apis", cancellationToken);
        return discovery is null
            ? new HashSet<string>()
            : discovery.RootElement.GetProperty("groups").EnumerateArray()
                .Select(group => group.GetProperty("name").GetString()!)
                .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Waits until <paramref name="condition"/> holds.</summary>
    /// <exception cref="ControlPlaneException">The time is over, or one of the servers has ended.</exception>
    public async Task WaitAsync(
        string what,
        Func<CancellationToken, Task<bool>> condition,
        IReadOnlyList<GuardedProcess> servers,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            while (!await condition(either.Token))
            {
                if (servers.FirstOrDefault(server => server.HasExited) is { } ended)
                {
                    throw new ControlPlaneException($"{ended.Name} ended while waiting for {what}; its last words:\n{ended.ReadLogTail()}");
                }

                await Task.Delay(Interval, _time, either.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var words = string.Concat(servers.Select(server => $"\n--- {server.Name}\n{server.ReadLogTail()}"));
            throw new ControlPlaneException($"no {what} within {timeout.TotalSeconds:0} s; last words of the servers:{words}");
        }
    }

    public void Dispose() => _http.Dispose();
}
