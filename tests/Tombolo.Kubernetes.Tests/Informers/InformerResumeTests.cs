using Tombolo.Kubernetes.Tests.Fakes;
using Tombolo.Testing.Waiting;

namespace Tombolo.Kubernetes.Tests.Informers;

/// <summary>
/// What an informer asks for after each way in which a watch can end. A script: + adds an object, b is a bookmark, o is a change of something
/// else; E ends the watch, C cuts it, G makes old versions expire (410) and ends it. Versions start at 100.
/// </summary>
public sealed class InformerResumeTests
{
    [Theory]
    [InlineData("", "list|watch 100", "")]
    [InlineData("+E", "list|watch 100|watch 101", "+1")]
    [InlineData("+C", "list|watch 100|watch 101", "+1")]
    [InlineData("++E", "list|watch 100|watch 102", "+1 +2")]
    [InlineData("+E+C+E", "list|watch 100|watch 101|watch 102|watch 103", "+1 +2 +3")]
    [InlineData("bE", "list|watch 100|watch 101", "")]
    [InlineData("bbE", "list|watch 100|watch 102", "")]
    [InlineData("+bE", "list|watch 100|watch 102", "+1")]
    [InlineData("+ooobE", "list|watch 100|watch 105", "+1")]
    [InlineData("b+C", "list|watch 100|watch 102", "+1")]
    [InlineData("oo+E", "list|watch 100|watch 103", "+1")]
    [InlineData("+ooE", "list|watch 100|watch 101", "+1")]
    [InlineData("+G", "list|watch 100|watch 101|list|watch 102", "+1")]
    [InlineData("+G+E", "list|watch 100|watch 101|list|watch 102|watch 103", "+1 +2")]
    [InlineData("+bG", "list|watch 100|watch 102|list|watch 103", "+1")]
    [InlineData("+G+G", "list|watch 100|watch 101|list|watch 102|watch 103|list|watch 104", "+1 +2")]
    public async Task Watch_Ends_IsResumedFromTheLastVersionSeen(string script, string calls, string changes)
    {
        await using var api = await FakeApi.StartAsync();
        await using var harness = new InformerHarness(api);
        await harness.StartAndSyncAsync();
        await api.PlayAsync(harness, script);

        Assert.Equal(calls, string.Join('|', harness.Calls));
        Assert.Equal(changes, harness.TakeChanges());
        Assert.Null(harness.Informer.LastError);
    }

    [Theory]
    [InlineData("E")]
    [InlineData("C")]
    public async Task Watch_Resumed_MissesNothing(string end)
    {
        await using var api = await FakeApi.StartAsync();
        await using var harness = new InformerHarness(api);
        await harness.StartAndSyncAsync();
        await api.PlayAsync(harness, "+");
        var release = new TaskCompletionSource();
        api.Intercept = async _ =>
        {
            await release.Task;
            return false;
        };
        api.EndWatches(cut: end == "C");
        await Eventually.TrueAsync(() => api.OpenWatches == 0);

        harness.Put("1", ""","data":{"v":"2"}""");
        harness.Put("gap");
        harness.Delete("gap");
        harness.Put("new");
        release.SetResult();
        await harness.UntilChangesAsync(5);

        Assert.Equal("+1 ~1 +gap -gap +new", harness.TakeChanges());
        Assert.Equal("1,new", harness.Names);
        Assert.Equal(1, harness.Calls.Count(call => call == "list"));
    }
}
