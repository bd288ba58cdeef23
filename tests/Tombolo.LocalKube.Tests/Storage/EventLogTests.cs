using System.Text.Json.Nodes;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;
using Tombolo.Testing.Time;

namespace Tombolo.LocalKube.Tests.Storage;

public sealed class EventLogTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Since_GivesWhatCameAfterARevision()
    {
        var log = new EventLog(_time);
        Append(log, 1, 3);

        Assert.Equal([2L, 3L], log.Since(1).Select(change => change.Revision));
        Assert.Equal(0, log.CompactedRevision);
    }

    [Fact]
    public void Append_AfterFiveMinutes_ForgetsWhatIsOld()
    {
        var log = new EventLog(_time);
        Append(log, 1, 2);
        _time.Advance(TimeSpan.FromMinutes(6));
        Append(log, 3, 3);

        Assert.Equal(2, log.CompactedRevision);
        Assert.Equal([3L], log.Since(0).Select(change => change.Revision));
    }

    [Fact]
    public void Append_MoreThanIsKept_ForgetsTheOldest()
    {
        var log = new EventLog(_time);
        Append(log, 1, 2100);

        Assert.Equal(100, log.CompactedRevision);
    }

    [Fact]
    public void Compact_ForgetsUpToThatRevisionEvenWithoutChanges()
    {
        var log = new EventLog(_time);
        Append(log, 1, 1);
        log.Compact(5);

        Assert.Equal(5, log.CompactedRevision);
        Assert.Empty(log.Since(0));
    }

    private void Append(EventLog log, long first, long last)
    {
        var resource = BuiltInResources.All[0];
        for (var revision = first; revision <= last; revision++)
        {
            var item = StoredObject.Create(resource, new JsonObject { ["metadata"] = new JsonObject { ["name"] = "a" } }, revision);
            log.Append(new StoreEvent(StoreEventType.Added, item, null, _time.GetTimestamp()));
        }
    }
}
