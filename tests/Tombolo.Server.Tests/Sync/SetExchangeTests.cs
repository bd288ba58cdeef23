using Tombolo.Primary.Distributions;
using Tombolo.Secondary.Sync;

namespace Tombolo.Server.Tests.Sync;

public class SetExchangeTests
{
    private const int Many = 10_000;

    private readonly ReceivedSet _member = new();

    [Fact]
    public void Sync_EqualSets_OneShortRequestAndNoItem()
    {
        var items = Enumerable.Range(0, Many).Select(number => SetExchange.Item(number, 1)).ToArray();
        SetExchange.Fill(_member, items);

        var exchange = Run(SetExchange.Set(items));

        Assert.Equal((1, 0, 0), (exchange.Requests, exchange.ItemsSent, exchange.GonesSent));
        Assert.InRange(exchange.Bytes, 1, 300);
    }

    [Fact]
    public void Sync_ThreeOfTenThousandChanged_SendsThreeItemsAndFewBytes()
    {
        SetExchange.Fill(_member, Enumerable.Range(0, Many).Select(number => SetExchange.Item(number, 1)));
        var wanted = SetExchange.Set(Enumerable.Range(0, Many).Select(number => SetExchange.Item(number, number is 7 or 4_711 or 9_999 ? 2 : 1)));

        var exchange = Run(wanted);

        Assert.Equal((3, 3, 0), (exchange.Requests, exchange.ItemsSent, exchange.GonesSent));

        // The whole inventory would be about 900 kB.
        Assert.InRange(exchange.Bytes, 1, 16_000);
    }

    [Fact]
    public void Sync_OneMoreAndOneLess_SendsOneItemAndOneGone()
    {
        SetExchange.Fill(_member, Enumerable.Range(1, Many).Select(number => SetExchange.Item(number, 1)));

        var exchange = Run(SetExchange.Set(Enumerable.Range(0, Many).Select(number => SetExchange.Item(number, 1))));

        Assert.Equal((1, 1), (exchange.ItemsSent, exchange.GonesSent));
    }

    [Fact]
    public void Sync_EverythingChanged_NoRequestIsLong()
    {
        SetExchange.Fill(_member, Enumerable.Range(0, Many).Select(number => SetExchange.Item(number, 1)));

        var exchange = Run(SetExchange.Set(Enumerable.Range(0, Many).Select(number => SetExchange.Item(number, 2))));

        Assert.Equal(Many, exchange.ItemsSent);
        Assert.InRange(exchange.LongestRequest, 1, 256 * 1024);
    }

    [Fact]
    public void Sync_AfterAStart_AsksForEverythingAtOnce()
    {
        var exchange = Run(SetExchange.Set(Enumerable.Range(0, 100).Select(number => SetExchange.Item(number, 1))));

        Assert.Equal((1, 100), (exchange.Requests, exchange.ItemsSent));
    }

    [Fact]
    public void Sync_OtherSideIsOfAnOlderRelease_TheInventoryIsListed()
    {
        SetExchange.Fill(_member, Enumerable.Range(0, 1_000).Select(number => SetExchange.Item(number, 1)));
        var wanted = SetExchange.Set(Enumerable.Range(0, 1_000).Select(number => SetExchange.Item(number, number == 7 ? 2 : 1)));

        var exchange = Run(wanted, knowsBuckets: false);

        Assert.Equal((2, 1), (exchange.Requests, exchange.ItemsSent));
    }

    [Fact]
    public void Sync_SetChangesWhileItIsCompared_EndsEqual()
    {
        SetExchange.Fill(_member, Enumerable.Range(0, 1_000).Select(number => SetExchange.Item(number, 1)));
        var first = SetExchange.Set(Enumerable.Range(0, 1_000).Select(number => SetExchange.Item(number, number == 7 ? 2 : 1)));
        var last = SetExchange.Set(Enumerable.Range(5, 3_000).Select(number => SetExchange.Item(number, number == 8 ? 2 : 1)));

        var exchange = new SetExchange(_member);
        exchange.Run(request => request < 3 ? first : last, last);

        Assert.Equal(last.Digest, _member.Digest());
    }

    [Fact]
    public void Sync_NothingIsKnownYet_TheInventoryIsKept()
    {
        SetExchange.Fill(_member, Enumerable.Range(0, 100).Select(number => SetExchange.Item(number, 1)));
        var wanted = SetExchange.Set(Enumerable.Range(1, 100).Select(number => SetExchange.Item(number, 1)));

        var exchange = new SetExchange(_member);
        exchange.Run(_ => null, wanted);

        Assert.Equal((1, 1), (exchange.ItemsSent, exchange.GonesSent));
        Assert.Equal(wanted.Digest, _member.Digest());
    }

    /// <summary>A failing seed is in the message.</summary>
    [Fact]
    public void Sync_RandomSets_EndEqualAndOnlyWhatDiffersTravels()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var member = new ReceivedSet();
            var size = random.Next(3) switch { 0 => random.Next(70), 1 => random.Next(400), _ => random.Next(3_000) };
            var held = Enumerable.Range(0, size).Select(number => SetExchange.Item(number, 1)).ToArray();
            SetExchange.Fill(member, held);
            var chance = random.NextDouble() * random.NextDouble();
            var wanted = SetExchange.Set(Enumerable.Range(0, size + random.Next(50))
                .Where(_ => random.NextDouble() >= chance / 2)
                .Select(number => SetExchange.Item(number, random.NextDouble() < chance ? 2 : 1)));
            var differing = wanted.Items.Values.Count(item => !held.Contains(KeyValuePair.Create(item.Key, item.Etag)));

            var exchange = new SetExchange(member) { KnowsBuckets = random.Next(5) > 0 };
            exchange.Run(_ => wanted, wanted);

            Assert.True(wanted.Digest == member.Digest(), $"seed {seed}: the sets differ");

            // What would be too long to list is forgotten and sent again.
            var mayForget = held.Sum(item => item.Key.Length + item.Value.Length) > SyncDialogue.InventoryLimit;
            Assert.True(
                mayForget ? differing <= exchange.ItemsSent : differing == exchange.ItemsSent, $"seed {seed}: {exchange.ItemsSent} items were sent for {differing} differences");
        }
    }

    private SetExchange Run(DesiredSet wanted, bool knowsBuckets = true)
    {
        var exchange = new SetExchange(_member) { KnowsBuckets = knowsBuckets };
        exchange.Run(_ => wanted, wanted);
        Assert.Equal(wanted.Digest, _member.Digest());
        return exchange;
    }
}
