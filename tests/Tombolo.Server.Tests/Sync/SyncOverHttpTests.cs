using Tombolo.Server.Tests.Connections;
using Tombolo.Testing.Time;

namespace Tombolo.Server.Tests.Sync;

/// <summary>The exchange of digests between both real ends of a connection.</summary>
public sealed class SyncOverHttpTests
{
    private const int Many = 2_000;

    private readonly ManualTimeProvider _time = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reconnect_SetChangedMeanwhile_MemberHoldsExactlyTheNewSet()
    {
        await using var hub = await InProcessHub.StartAsync(_time, Cancelled);
        var (member, key) = hub.Join("shop-lyon");
        hub.Sets.Put("shop-lyon", [.. Enumerable.Range(0, Many).Select(number => ($"settings-{number}", "before"))]);
        await using var secondary = new InProcessMember(hub, member, key);
        await _time.UntilAsync(() => secondary.Desired?.Items.Count == Many);

        hub.Restart();
        hub.Sets.Put("shop-lyon", [.. Enumerable.Range(1, Many).Select(number => ($"settings-{number}", number is 7 or 1_234 ? "after" : "before"))]);
        await _time.UntilAsync(() => secondary.Desired?.Revision.Epoch == 2);

        Assert.Equal(Many, secondary.Desired!.Items.Count);
        Assert.Equal(("after", "after", "before"), (secondary.Value("settings-7"), secondary.Value("settings-1234"), secondary.Value($"settings-{Many}")));
        Assert.Null(secondary.Value("settings-0"));
    }

    [Fact]
    public async Task Reconnect_NothingChanged_MemberGoesOnWithWhatItHas()
    {
        await using var hub = await InProcessHub.StartAsync(_time, Cancelled);
        var (member, key) = hub.Join("shop-lyon");
        hub.Sets.Put("shop-lyon", [.. Enumerable.Range(0, Many).Select(number => ($"settings-{number}", "before"))]);
        await using var secondary = new InProcessMember(hub, member, key);
        await _time.UntilAsync(() => secondary.Desired?.Items.Count == Many);
        var held = secondary.Desired!.Items["/v1/ConfigMap/settings-7"].Payload;

        hub.Restart();
        await _time.UntilAsync(() => secondary.Desired?.Revision.Epoch == 2);

        // The very bytes of before: no item came again.
        Assert.Equal(held, secondary.Desired!.Items["/v1/ConfigMap/settings-7"].Payload);
    }
}
