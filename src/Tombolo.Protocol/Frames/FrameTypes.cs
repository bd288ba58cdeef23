namespace Tombolo.Protocol.Frames;

/// <summary>Types of frames (docs/protocol.md, Frames). Types of a newer release are ignored, not refused.</summary>
public static class FrameTypes
{
    public const string Item = "item";
    public const string Gone = "gone";
    public const string Checkpoint = "checkpoint";
    public const string Ask = "ask";
    public const string Ping = "ping";
    public const string Close = "close";

    public const string Sync = "sync";
    public const string Poll = "poll";
    public const string Report = "report";
    public const string Answer = "answer";

    /// <summary>The hub's answer to a member's frame; never in a stream.</summary>
    public const string Acknowledge = "ack";

    private static readonly string[] Known = [Item, Ping, Checkpoint, Gone, Ask, Close, Sync, Poll, Report, Answer, Acknowledge];

    /// <summary>The type as text, without making a new string for the known ones.</summary>
    internal static string Intern(ReadOnlySpan<char> type)
    {
        foreach (var known in Known)
        {
            if (type.SequenceEqual(known))
            {
                return known;
            }
        }

        return type.ToString();
    }
}
