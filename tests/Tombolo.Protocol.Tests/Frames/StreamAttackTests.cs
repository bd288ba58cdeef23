using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Tests.Handshake;

namespace Tombolo.Protocol.Tests.Frames;

/// <summary>Whatever an ingress does to the stream, a member takes the frames as they were sent up to some point, and nothing after it.</summary>
public class StreamAttackTests
{
    private static readonly string[] Genuine = [.. Describe(Wire.Frames(Wire.Sender()), Wire.Receiver())];

    [Fact]
    public async Task Receive_UntouchedStream_TakesEverything() =>
        Assert.Equal(Genuine, await Wire.ReceiveAsync(Wire.Write(Wire.Frames(Wire.Sender()))));

    [Fact]
    public async Task Receive_AnyByteFlipped_TakesAShorterPrefix()
    {
        foreach (var flipped in Flip.EachByte(Wire.Write(Wire.Frames(Wire.Sender()))))
        {
            var taken = await Wire.ReceiveAsync(flipped);
            AssertPrefix(taken, flipped);
            Assert.True(taken.Count < Genuine.Length, Encoding.Latin1.GetString(flipped));
        }
    }

    [Fact]
    public async Task Receive_CutAnywhere_TakesAPrefix()
    {
        var stream = Wire.Write(Wire.Frames(Wire.Sender()));
        for (var length = 0; length < stream.Length; length++)
        {
            AssertPrefix(await Wire.ReceiveAsync(stream[..length]), stream[..length]);
        }
    }

    [Theory]
    [InlineData("0 0 1 2 3 4", 1)]
    [InlineData("1 0 2 3 4", 0)]
    [InlineData("0 2 3 4", 1)]
    [InlineData("0 1 3 4", 2)]
    [InlineData("0 1 2 4 3", 3)]
    [InlineData("0 1 2 3 4 0", 5)]
    [InlineData("4", 0)]
    [InlineData("0 1 2 3 4 5", 5)]
    [InlineData("0 5 2 3 4", 1)]
    [InlineData("6 1 2 3 4", 0)]
    public async Task Receive_EventsLeftOutRepeatedMovedOrOfAnotherSession_TakesWhatCameBefore(string order, int expected)
    {
        var frames = Wire.Frames(Wire.Sender());
        frames.Add(Wire.Frames(Wire.Sender(first: 64))[1]);
        frames.Add(new FrameSender(Wire.Keys(), "cluster-2").CreateSealed(FrameTypes.Item, """{"n":2}"""u8, "/v1/Secret/s3", "e2"));
        var sent = order.Split(' ').Select(index => frames[int.Parse(index, null)]);

        Assert.Equal(Genuine[..expected], await Wire.ReceiveAsync(Wire.Write(sent)));
    }

    [Fact]
    public void Receive_AnyMixOfAttacks_TakesAPrefix()
    {
        var stream = Wire.Write(Wire.Frames(Wire.Sender()));
        Prop.ForAll<(PositiveInt At, PositiveInt Length, PositiveInt To, byte[] Inserted)>(attack =>
        {
            var at = attack.At.Get % stream.Length;
            var length = Math.Min(attack.Length.Get, stream.Length - at);
            var moved = stream.AsSpan(at, length).ToArray();
            byte[] without = [.. stream.AsSpan(0, at), .. stream.AsSpan(at + length)];
            var to = attack.To.Get % (without.Length + 1);
            byte[] changed = [.. without.AsSpan(0, to), .. attack.Inserted ?? [], .. moved, .. without.AsSpan(to)];
            return IsPrefix(Wire.ReceiveAsync(changed).GetAwaiter().GetResult());
        }).Hold();
    }

    [Fact]
    public async Task Receive_StreamOfAnEarlierSession_TakesNothing()
    {
        using var fleet = new Fleet();
        using var earlier = fleet.Establish();
        using var now = fleet.Establish();
        var recorded = Wire.Write(Wire.Frames(new FrameSender(earlier.Keys.HubToMember, Fleet.ClusterId)));

        Assert.Empty(await Wire.ReceiveAsync(new MemoryStream(recorded), new FrameReceiver(now.Keys.HubToMember, Fleet.ClusterId, allowsRepetition: false)));
        Assert.Equal(Genuine, await Wire.ReceiveAsync(new MemoryStream(recorded), new FrameReceiver(earlier.Keys.HubToMember, Fleet.ClusterId, allowsRepetition: false)));
    }

    [Fact]
    public async Task Receive_OwnFramesReflected_TakesNothing()
    {
        using var fleet = new Fleet();
        using var session = fleet.Establish();
        var reflected = Wire.Write(Wire.Frames(new FrameSender(session.Keys.MemberToHub, Fleet.ClusterId)));

        Assert.Empty(await Wire.ReceiveAsync(new MemoryStream(reflected), new FrameReceiver(session.Keys.HubToMember, Fleet.ClusterId, allowsRepetition: false)));
    }

    private static IEnumerable<string> Describe(IEnumerable<Frame> frames, FrameReceiver receiver) => frames.Select(frame =>
    {
        receiver.Accept(frame, out var payload);
        return Wire.Describe(frame, payload);
    });

    private static bool IsPrefix(List<string> taken) => taken.SequenceEqual(Genuine.Take(taken.Count), StringComparer.Ordinal);

    private static void AssertPrefix(List<string> taken, byte[] stream) => Assert.True(IsPrefix(taken), Encoding.Latin1.GetString(stream));
}
