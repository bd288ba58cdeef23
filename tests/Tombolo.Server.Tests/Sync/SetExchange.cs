using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tombolo.Primary.Distributions;
using Tombolo.Primary.Hub.Streams;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Sets;
using Tombolo.Secondary.Sync;

namespace Tombolo.Server.Tests.Sync;

/// <summary>The real two sides of a sync, with nothing in between but JSON whose bytes are counted.</summary>
internal sealed class SetExchange(ReceivedSet member)
{
    public int Requests { get; private set; }

    /// <summary>The longest request, in bytes.</summary>
    public int LongestRequest { get; private set; }

    /// <summary>Bytes of all requests and of the answers to them, without items.</summary>
    public int Bytes { get; private set; }

    public int ItemsSent { get; private set; }

    public int GonesSent { get; private set; }

    public bool KnowsBuckets { get; init; } = true;

    /// <summary>Runs until the member holds the set.</summary>
    /// <param name="current">What the hub wants at each request.</param>
    public void Run(Func<int, DesiredSet?> current, DesiredSet final)
    {
        var comparison = new SetComparison();
        var dialogue = new SyncDialogue(member, new byte[64]);
        var word = dialogue.Begin();
        while (true)
        {
            var sent = JsonSerializer.SerializeToUtf8Bytes(word, ProtocolJsonContext.Default.SyncPayload);
            Assert.True(ProtocolJson.TryRead(sent, ProtocolLimits.FrameBytes, ProtocolJsonContext.Default.SyncPayload, out var heard));
            Requests++;
            Bytes += sent.Length;
            LongestRequest = Math.Max(LongestRequest, sent.Length);
            Assert.InRange(Requests, 1, 6);
            var verdict = comparison.Take(KnowsBuckets ? heard : heard with { Buckets = null, Listed = null }, current(Requests));
            if (verdict.Holdings is { } holdings)
            {
                Send(holdings, final);
                return;
            }

            var answer = JsonSerializer.SerializeToUtf8Bytes(verdict.Wanted!, ProtocolJsonContext.Default.SyncAnswerPayload);
            Bytes += answer.Length;
            word = dialogue.Continue(KnowsBuckets ? JsonSerializer.Deserialize(answer, ProtocolJsonContext.Default.SyncAnswerPayload) : null);
        }
    }

    public static DesiredSet Set(IEnumerable<KeyValuePair<string, string>> items)
    {
        var compiled = items.ToDictionary(item => item.Key, item => new CompiledItem(item.Key, item.Value, "{}"u8.ToArray(), default, Sealed: false, ["baseline"]));
        return new DesiredSet(1, "hash", SetDigest.Compute(compiled.Select(item => KeyValuePair.Create(item.Key, item.Value.Etag))), compiled, [], []);
    }

    public static KeyValuePair<string, string> Item(int number, int version) => new(
        $"config.kio.kasten.io/v1alpha1/Profile/backup-location-{number:00000}",
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{number}/{version}")).AsSpan(0, 16)).TrimEnd('='));

    public static void Fill(ReceivedSet set, IEnumerable<KeyValuePair<string, string>> items)
    {
        foreach (var (key, etag) in items)
        {
            set.Put(new DesiredPayload(key, etag, "{}"u8.ToArray()));
        }

        set.Confirm();
    }

    private void Send(MemberHoldings holdings, DesiredSet set)
    {
        foreach (var item in holdings.FindLacking(set))
        {
            member.Put(new DesiredPayload(item.Key, item.Etag, item.Payload));
            ItemsSent++;
        }

        foreach (var key in holdings.FindBeyond(set))
        {
            member.Remove(key);
            GonesSent++;
        }
    }
}
