using Tombolo.Runtime.Signals;

namespace Tombolo.Runtime.Tests.Signals;

public class SubscribersTests
{
    [Fact]
    public void Notify_CallsEverySubscriberUntilItEnds()
    {
        var subscribers = new Subscribers<int>();
        var (first, second) = (new List<int>(), new List<int>());
        using var staying = subscribers.Add(first.Add);
        var leaving = subscribers.Add(second.Add);

        subscribers.Notify(1);
        leaving.Dispose();
        leaving.Dispose();
        subscribers.Notify(2);

        Assert.Equal([1, 2], first);
        Assert.Equal([1], second);
    }

    [Fact]
    public void Dispose_SameHandlerTwice_EndsOneOfThem()
    {
        var subscribers = new Subscribers<int>();
        var calls = new List<int>();
        Action<int> handler = calls.Add;
        using var first = subscribers.Add(handler);
        subscribers.Add(handler).Dispose();

        subscribers.Notify(1);

        Assert.Equal([1], calls);
    }
}
