using System.Text;

namespace Tombolo.Testing.Proxies;

/// <summary>Does to the server-sent events of one stream what an ingress is told to do. Only items are touched: pings and marks come at their own time.</summary>
internal sealed class EventMischief
{
    private const byte LowestBit = 1;

    private static readonly byte[] Item = "event: item\n"u8.ToArray();
    private static readonly byte[] Data = "\ndata: "u8.ToArray();
    private byte[]? _held;

    /// <summary>The events that go on instead of <paramref name="whole"/>, which ends with its empty line.</summary>
    public IEnumerable<byte[]> Pass(byte[] whole, Mischief mischief)
    {
        if (_held is { } held)
        {
            _held = null;
            return [whole, held];
        }

        if (!whole.AsSpan().StartsWith(Item))
        {
            return [whole];
        }

        switch (mischief)
        {
            case Mischief.AlterPayloadByte:
                return [Alter(whole)];
            case Mischief.InjectEvent:
                return [Forge(whole), whole];
            case Mischief.ReplayEvent:
                return [whole, whole];
            case Mischief.DropEvent:
                return [];
            case Mischief.ReorderEvents:
                _held = whole;
                return [];
            default:
                return [whole];
        }
    }

    /// <summary>A byte in the middle of the payload; the letter stays a letter of JSON text.</summary>
    private static byte[] Alter(byte[] whole)
    {
        var altered = (byte[])whole.Clone();
        var payload = altered.AsSpan().LastIndexOf(Data) + Data.Length;
        var place = payload + ((altered.Length - payload) / 2);
        while (!char.IsAsciiLetter((char)altered[place]) || !char.IsAsciiLetter((char)(altered[place] ^ LowestBit)))
        {
            place++;
        }

        altered[place] ^= LowestBit;
        return altered;
    }

    /// <summary>Well-formed, with the number the member waits for, and a bucket of the attacker.</summary>
    private static byte[] Forge(byte[] whole) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(whole).Replace("\"name\":\"bucket", "\"name\":\"stolen", StringComparison.Ordinal).Replace("s3.example.org", "s3.example.net", StringComparison.Ordinal));
}
