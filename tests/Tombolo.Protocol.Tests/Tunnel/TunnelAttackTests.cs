using System.Net.WebSockets;
using System.Text;
using Tombolo.Protocol.Tunnel;
using Tombolo.Testing.Time;

namespace Tombolo.Protocol.Tests.Tunnel;

/// <summary>The other end has the keys and keeps no rule: the tunnel ends with a reason, and takes no memory.</summary>
public sealed class TunnelAttackTests
{
    private static readonly byte[] Part = new byte[TunnelLimits.PayloadBytes];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("data of a request that never was", TunnelFault.UnknownStream)]
    [InlineData("data of stream 0", TunnelFault.UnknownStream)]
    [InlineData("data before the head", TunnelFault.NotExpected)]
    [InlineData("an end before the head", TunnelFault.NotExpected)]
    [InlineData("two heads", TunnelFault.NotExpected)]
    [InlineData("a request", TunnelFault.NotExpected)]
    [InlineData("empty data", TunnelFault.NotExpected)]
    [InlineData("data after the end", TunnelFault.UnknownStream)]
    [InlineData("an end of the tunnel for one request", TunnelFault.NotExpected)]
    [InlineData("a type that is none", TunnelFault.NotExpected)]
    [InlineData("a head that is no head", TunnelFault.Malformed)]
    [InlineData("a head of an upgrade", TunnelFault.Malformed)]
    [InlineData("a text", TunnelFault.Malformed)]
    [InlineData("noise", TunnelFault.WrongTag)]
    [InlineData("a long message", TunnelFault.Oversized)]
    [InlineData("a window of nothing", TunnelFault.WindowOverrun)]
    [InlineData("a window that was never used", TunnelFault.WindowOverrun)]
    [InlineData("a window of everything", TunnelFault.WindowOverrun)]
    [InlineData("more than the window", TunnelFault.WindowOverrun)]
    [InlineData("a long reason", TunnelFault.NotExpected)]
    [InlineData("more for a request that was given up", TunnelFault.UnknownStream)]
    [InlineData("frames without end for a request that was given up", TunnelFault.UnknownStream)]
    public async Task Hub_MemberKeepsNoRule_EndsTheTunnel(string what, TunnelFault fault)
    {
        var keys = Tunnels.Keys();
        var (hubSocket, memberSocket) = Tunnels.Sockets();
        using var hub = TunnelConnection.OfHub(hubSocket, keys, new ManualTimeProvider());
        using var member = new HandMadePeer(memberSocket, keys.MemberToHub, keys.HubToMember);
        var running = hub.RunAsync(Cancelled);
        using var stream = await hub.OpenAsync(Tunnels.Get, Cancelled);
        Assert.Equal(TunnelFrameType.Open, (await member.ReceiveAsync(Cancelled))!.Value.Type);

        try
        {
            await DoAsync(what, member, stream);
        }
        catch (WebSocketException)
        {
            // The hub has gone in the middle of it.
        }

        Assert.Equal(fault.Describe(), await running);
        Assert.False(hub.IsOpen);
        await Assert.ThrowsAsync<TunnelBrokenException>(async () => await hub.OpenAsync(Tunnels.Get, Cancelled));
    }

    [Theory]
    [InlineData("the same number twice")]
    [InlineData("a number left out")]
    [InlineData("too many")]
    public async Task Member_HubOpensWhatItMayNot_EndsTheTunnel(string what)
    {
        var keys = Tunnels.Keys();
        var (hubSocket, memberSocket) = Tunnels.Sockets();
        using var member = TunnelConnection.OfMember(memberSocket, keys, new ManualTimeProvider(), stream => Task.Delay(Timeout.Infinite, stream.Ended));
        using var hub = new HandMadePeer(hubSocket, keys.HubToMember, keys.MemberToHub);
        var running = member.RunAsync(Cancelled);
        uint[] numbers = what switch
        {
            "the same number twice" => [1, 1],
            "a number left out" => [1, 3],
            _ => [.. Enumerable.Range(1, TunnelLimits.Streams + 1).Select(number => (uint)number)],
        };
        foreach (var number in numbers)
        {
            await hub.SendOpenAsync(number, Tunnels.Get, Cancelled);
        }

        Assert.Equal(TunnelFault.UnknownStream.Describe(), await running);
    }

    private static async Task DoAsync(string what, HandMadePeer member, TunnelStream stream)
    {
        switch (what)
        {
            case "data of a request that never was":
                await member.SendAsync(TunnelFrameType.Data, 2, Part, Cancelled);
                break;
            case "data of stream 0":
                await member.SendAsync(TunnelFrameType.Data, 0, Part, Cancelled);
                break;
            case "data before the head":
                await member.SendAsync(TunnelFrameType.Data, 1, Part, Cancelled);
                break;
            case "an end before the head":
                await member.SendAsync(TunnelFrameType.End, 1, default, Cancelled);
                break;
            case "two heads":
                await member.SendHeadAsync(1, Cancelled);
                await member.SendHeadAsync(1, Cancelled);
                break;
            case "a request":
                await member.SendOpenAsync(2, Tunnels.Get, Cancelled);
                break;
            case "empty data":
                await member.SendHeadAsync(1, Cancelled);
                await member.SendAsync(TunnelFrameType.Data, 1, default, Cancelled);
                break;
            case "data after the end":
                await member.SendHeadAsync(1, Cancelled);
                await member.SendAsync(TunnelFrameType.End, 1, default, Cancelled);
                await member.SendAsync(TunnelFrameType.Data, 1, Part, Cancelled);
                break;
            case "an end of the tunnel for one request":
                await member.SendAsync(TunnelFrameType.Close, 1, default, Cancelled);
                break;
            case "a type that is none":
                await member.SendAsync((TunnelFrameType)99, 1, default, Cancelled);
                break;
            case "a head that is no head":
                await member.SendAsync(TunnelFrameType.Head, 1, "{}"u8.ToArray(), Cancelled);
                break;
            case "a head of an upgrade":
                await member.SendAsync(TunnelFrameType.Head, 1, """{"status":101,"headers":[]}"""u8.ToArray(), Cancelled);
                break;
            case "a text":
                await member.SendRawAsync(Encoding.UTF8.GetBytes("<html>"), WebSocketMessageType.Text, Cancelled);
                break;
            case "noise":
                await member.SendRawAsync(new byte[100], WebSocketMessageType.Binary, Cancelled);
                break;
            case "a long message":
                await member.SendRawAsync(new byte[4 * TunnelLimits.PayloadBytes], WebSocketMessageType.Binary, Cancelled);
                break;
            case "a window of nothing":
                await member.SendAsync(TunnelFrameType.Window, 1, HandMadePeer.Window(0), Cancelled);
                break;
            case "a window that was never used":
                await member.SendAsync(TunnelFrameType.Window, 1, HandMadePeer.Window(1), Cancelled);
                break;
            case "a window of everything":
                await member.SendAsync(TunnelFrameType.Window, 1, HandMadePeer.Window(uint.MaxValue), Cancelled);
                break;
            case "more than the window":
                await member.SendHeadAsync(1, Cancelled);
                for (var sent = 0; sent <= TunnelLimits.Window; sent += Part.Length)
                {
                    await member.SendAsync(TunnelFrameType.Data, 1, Part, Cancelled);
                }

                break;
            case "a long reason":
                await member.SendAsync(TunnelFrameType.Reset, 1, new byte[TunnelLimits.ReasonBytes + 1], Cancelled);
                break;
            case "more for a request that was given up":
                stream.Dispose();
                for (var sent = 0; sent <= TunnelLimits.Window; sent += Part.Length)
                {
                    await member.SendAsync(TunnelFrameType.Data, 1, Part, Cancelled);
                }

                break;
            case "frames without end for a request that was given up":
                stream.Dispose();
                for (var sent = 0; sent < 20; sent++)
                {
                    await member.SendAsync(TunnelFrameType.Window, 1, HandMadePeer.Window(1), Cancelled);
                }

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(what));
        }
    }
}
