using Tombolo.Conformance.Tests.Servers;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.Files;

namespace Tombolo.Conformance.Tests.Kubectl;

/// <summary>What kubectl does with folders and over time, on every kind of server and with both releases of it.</summary>
public sealed class KubectlTests(ApiServers servers)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>The servers, each with kubectl of 1.20 and of today.</summary>
    public static TheoryData<string, bool> Clients()
    {
        var clients = new TheoryData<string, bool>();
        foreach (var kind in ServerKinds.Wanted)
        {
            clients.Add(kind, false);
            clients.Add(kind, true);
        }

        return clients;
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Apply_OfAKustomization_MakesWhatItSays(string server, bool isToday)
    {
        var (kubectl, place) = await BeginAsync(server, isToday);
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("map.yaml"), "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { k: v }\n", Cancelled);
        await File.WriteAllTextAsync(
            folder.PathOf("kustomization.yaml"),
            $"namespace: {place}\nnamePrefix: p-\nresources: [map.yaml]\nsecretGenerator: [{{ name: s, literals: [x=y] }}]\ngeneratorOptions: {{ disableNameSuffixHash: true }}\n",
            Cancelled);

        var applied = await kubectl.RequireAsync(["apply", "-k", Path.GetDirectoryName(folder.PathOf("map.yaml"))!], cancellationToken: Cancelled);

        Assert.Contains("configmap/p-a created", applied, StringComparison.Ordinal);
        Assert.Contains("secret/p-s created", applied, StringComparison.Ordinal);
        Assert.Equal("v", await kubectl.RequireAsync(["get", "configmap", "p-a", "-n", place, "-o", "jsonpath={.data.k}"], cancellationToken: Cancelled));
        Assert.Contains("deleted", await kubectl.RequireAsync(["delete", "-k", Path.GetDirectoryName(folder.PathOf("map.yaml"))!], cancellationToken: Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Get_Watching_ShowsEveryChange(string server, bool isToday)
    {
        var (kubectl, place) = await BeginAsync(server, isToday);
        await kubectl.RequireAsync(["create", "configmap", "a", "-n", place], cancellationToken: Cancelled);
        var watching = kubectl.RunAsync(
            ["get", "configmap", "a", "-n", place, "-w", "-o", "jsonpath={.data.k};", "--request-timeout=4s"], cancellationToken: Cancelled);

        // Only a watch that has begun sees a change; one is made until it does.
        for (var round = 0; !watching.IsCompleted; round++)
        {
            await kubectl.RequireAsync(["patch", "configmap", "a", "-n", place, "-p", $$$"""{"data":{"k":"v{{{round}}}"}}"""], cancellationToken: Cancelled);
        }

        var shown = (await watching).Output.Split(';', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(shown.Distinct(StringComparer.Ordinal).Count() > 1, string.Join(';', shown));
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Delete_OfWhatAFinalizerHolds_WaitsForIt(string server, bool isToday)
    {
        var (kubectl, place) = await BeginAsync(server, isToday);
        await kubectl.RequireAsync(["create", "configmap", "a", "-n", place], cancellationToken: Cancelled);
        await kubectl.RequireAsync(["patch", "configmap", "a", "-n", place, "-p", """{"metadata":{"finalizers":["tombolo.io/hold"]}}"""], cancellationToken: Cancelled);
        var deleting = kubectl.RequireAsync(["delete", "configmap", "a", "-n", place], cancellationToken: Cancelled);
        await Waiting.UntilAsync("the deletion has begun", async () =>
            (await kubectl.RequireAsync(["get", "configmap", "a", "-n", place, "-o", "jsonpath={.metadata.deletionTimestamp}"], cancellationToken: Cancelled)).Length > 0);
        Assert.False(deleting.IsCompleted);

        await kubectl.RequireAsync(["patch", "configmap", "a", "-n", place, "--type=merge", "-p", """{"metadata":{"finalizers":null}}"""], cancellationToken: Cancelled);

        Assert.Contains("deleted", await deleting, StringComparison.Ordinal);
    }

    private async Task<(KubectlRunner Kubectl, string Namespace)> BeginAsync(string server, bool isToday)
    {
        var one = await servers.GetAsync(server);
        var kubectl = isToday ? one.CurrentKubectl : one.Kubectl;
        var place = $"k{Guid.NewGuid():n}"[..12];
        await kubectl.RequireAsync(["create", "namespace", place], cancellationToken: Cancelled);
        return (kubectl, place);
    }
}
