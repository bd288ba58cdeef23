using System.Text;
using Tombolo.Bench.Clusters;

namespace Tombolo.Bench.LocalKubes;

/// <summary>The same requests to any API server, eight at a time; each returns how many a second were answered.</summary>
internal sealed class RequestLoad(BareApi api, TimeProvider time)
{
    private const int Concurrency = 8;
    private const string Collection = "/api/v1/namespaces/default/configmaps";

    /// <summary>In the order in which they can follow each other.</summary>
    public static IReadOnlyList<(string Verb, Func<RequestLoad, int, int, CancellationToken, Task<double>> Act)> Verbs { get; } =
    [
        ("create", (load, count, round, stop) => load.EachAsync(count, name => load.CreateAsync($"{name}-{round}", stop), stop)),
        ("get", (load, count, round, stop) => load.EachAsync(count, name => load.GetAsync($"{name}-{round}", stop), stop)),
        ("merge patch", (load, count, round, stop) => load.EachAsync(count, name => load.PatchAsync($"{name}-{round}", "changed", stop), stop)),
        ("server-side apply", (load, count, round, stop) => load.EachAsync(count, name => load.ApplyAsync($"{name}-{round}", stop), stop)),
        ("delete", (load, count, round, stop) => load.EachAsync(count, name => load.DeleteAsync($"{name}-{round}", stop), stop)),
    ];

    /// <summary>Changes an object again and again while many watch it.</summary>
    /// <returns>Events a second, at all watches together.</returns>
    public async Task<double> WatchAsync(int watches, int events, int round, CancellationToken cancellationToken)
    {
        var name = $"watched-{round}";
        await CreateAsync(name, cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var began = new CountdownEvent(watches);
        var seen = Enumerable.Range(0, watches).Select(_ => FollowAsync(name, events, began, stop.Token)).ToList();

        // Each watch begins with the object as it is.
        await Task.Run(() => began.Wait(cancellationToken), cancellationToken);
        var begin = time.GetTimestamp();
        for (var change = 0; change < events; change++)
        {
            await PatchAsync(name, $"change {change}", cancellationToken);
        }

        await Task.WhenAll(seen);
        var took = time.GetElapsedTime(begin);
        await stop.CancelAsync();
        await DeleteAsync(name, cancellationToken);
        began.Dispose();
        return watches * events / took.TotalSeconds;
    }

    private async Task FollowAsync(string name, int events, CountdownEvent began, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var document in api.WatchAsync($"{Collection}?fieldSelector=metadata.name%3D{name}", cancellationToken))
        {
            document.Dispose();
            if (count++ == 0)
            {
                began.Signal();
            }
            else if (count > events)
            {
                return;
            }
        }
    }

    private async Task<double> EachAsync(int count, Func<string, Task> act, CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        await Parallel.ForAsync(
            0, count, new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken }, async (index, _) => await act($"object-{index}"));
        return count / time.GetElapsedTime(begin).TotalSeconds;
    }

    private Task CreateAsync(string name, CancellationToken cancellationToken) => api.PostAsync(Collection, Body(name, "new"), cancellationToken);

    private Task GetAsync(string name, CancellationToken cancellationToken) => api.GetAsync($"{Collection}/{name}", cancellationToken);

    private Task PatchAsync(string name, string text, CancellationToken cancellationToken) =>
        api.MergeAsync($"{Collection}/{name}", Encoding.UTF8.GetBytes($$$"""{"data":{"text":"{{{text}}}"}}"""), cancellationToken);

    private Task ApplyAsync(string name, CancellationToken cancellationToken) => api.ApplyAsync($"{Collection}/{name}", Body(name, "changed"), cancellationToken);

    private Task DeleteAsync(string name, CancellationToken cancellationToken) => api.DeleteAsync($"{Collection}/{name}", cancellationToken);

    private static byte[] Body(string name, string text) =>
        Encoding.UTF8.GetBytes($$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{{name}}}"},"data":{"text":"{{{text}}}"}}""");
}
