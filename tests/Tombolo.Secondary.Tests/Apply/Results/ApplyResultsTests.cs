using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Apply.Results;
using Tombolo.Secondary.Sync;

namespace Tombolo.Secondary.Tests.Apply.Results;

public sealed class ApplyResultsTests
{
    private readonly ApplyResults _results = new();

    [Fact]
    public void Since_GivesOnlyWhatChangedAfterwards()
    {
        _results.Set(Result("a"));
        _results.Set(Result("b"));
        var first = _results.Since(0);
        _results.Set(Result("a", "Failed"));
        _results.Remove("b");
        var second = _results.Since(first.Version);

        Assert.Equal(["a", "b"], first.Changed.Select(result => result.Key));
        Assert.Equal([("a", "Failed")], second.Changed.Select(result => (result.Key, result.State)));
        Assert.Equal(["b"], second.Removed);
        Assert.Empty(_results.Since(second.Version).Changed);
        Assert.Equal(second.Version, _results.Since(second.Version).Version);
    }

    [Fact]
    public void Set_TheSameAgain_IsNoChange()
    {
        var drift = new FieldDrift("spec.a", "1", "2", DateTimeOffset.UnixEpoch, "kubectl");
        Assert.True(_results.Set(Result("a") with { Drift = [drift] }));
        var version = _results.Since(0).Version;

        Assert.False(_results.Set(Result("a") with { Drift = [drift with { Path = "spec.a" }] }));
        Assert.Equal(version, _results.Since(0).Version);
        Assert.True(_results.Set(Result("a") with { Drift = [drift with { Found = "3" }] }));
    }

    [Fact]
    public void Subscribe_CallsBackOnChangesUntilDisposed()
    {
        var calls = 0;
        var subscription = _results.Subscribe(() => calls++);

        _results.Set(Result("a"));
        _results.Set(Result("a"));
        _results.Acknowledge(new DesiredRevision(1, 1, "h"));
        _results.Acknowledge(new DesiredRevision(1, 1, "h"));
        _results.Remove("a");
        _results.Remove("a");
        Assert.Equal(3, calls);

        subscription.Dispose();
        subscription.Dispose();
        _results.Set(Result("b"));
        Assert.Equal(3, calls);
    }

    [Fact]
    public void Clear_RemovesEverything()
    {
        _results.Set(Result("a"));
        _results.Acknowledge(new DesiredRevision(1, 1, "h"));

        _results.Clear();

        Assert.Null(_results.Acknowledged);
        Assert.Empty(_results.Since(0).Changed);
        Assert.Equal(["a"], _results.Since(1).Removed);
    }

    private static ItemResult Result(string key, string state = "Applied") => new(key, "etag", state, "", "");
}
