using Tombolo.Primary.Hub;
using Tombolo.Primary.Hub.Asks;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;
using Tombolo.Testing.Time;
using Tombolo.Testing.Waiting;

namespace Tombolo.Primary.Tests.Hub.Asks;

public class FleetAskerTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task Ask_MemberDoesNotAnswerInTime_IsSaidAndDelaysNobodyElse()
    {
        var connections = new SilentConnections();
        var asking = AskAsync(new FleetAsker(connections, _time), "mute", "quick");
        await Eventually.TrueAsync(() => connections.Asked == 2);

        _time.Advance(FleetAsker.Patience);

        Assert.Equal(["mute did not answer within 15 seconds", "quick is not connected"], await asking);
    }

    [Fact]
    public async Task Ask_MoreMembersThanTimeAllows_EndsAllTheSame()
    {
        var connections = new SilentConnections();
        var asking = AskAsync(new FleetAsker(connections, _time), [.. Enumerable.Range(0, 1_000).Select(number => $"mute-{number:000}")]);
        for (var seconds = 0; seconds < 60 && !asking.IsCompleted; seconds += 15)
        {
            var asked = connections.Asked;
            _time.Advance(FleetAsker.Patience);
            await Eventually.TrueAsync(() => asking.IsCompleted || connections.Asked >= Math.Min(asked + 64, 1_000));
        }

        var problems = await asking;

        Assert.Equal(1_000, problems.Length);
        Assert.Contains("mute-999 did not answer within the 45 seconds in which all clusters were asked", problems);
        Assert.InRange(connections.Asked, 1, 4 * 64);
    }

    private static async Task<string[]> AskAsync(FleetAsker asker, params string[] members)
    {
        var answers = await asker.AskAllAsync(
            [.. members.Select(name => Distributions.Fleet.MemberNamed(name))],
            (member, deadline) => asker.AskAsync(member, AskVerbs.Plan, default, ProtocolJsonContext.Default.PlanAnswer, deadline, CancellationToken.None),
            CancellationToken.None);
        return [.. answers.Select(answer => answer.Problem).Order(StringComparer.Ordinal)];
    }

    /// <summary>Members named mute take every question and answer none; others are away.</summary>
    private sealed class SilentConnections : IMemberConnections
    {
        private int _asked;

        public int Asked => Volatile.Read(ref _asked);

        public bool IsConnected(string clusterId) => true;

        public DateTimeOffset? LastContact(string clusterId) => null;

        public async Task<MemberAnswer?> AskAsync(string clusterId, string verb, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _asked);
            if (clusterId.Contains("mute", StringComparison.Ordinal))
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            return null;
        }

        public IDisposable Subscribe(Action<string> changed) => throw new NotSupportedException();
    }
}
