using System.Text;

namespace Tombolo.Protocol.Tunnel;

/// <summary>Sentences in frames. What comes is somebody else's words: shortened, and without control characters.</summary>
internal static class TunnelText
{
    private const int Characters = TunnelLimits.ReasonBytes / 4;

    public static byte[] Write(string reason) => Encoding.UTF8.GetBytes(reason.Length > Characters ? reason[..Characters] : reason);

    public static string Read(ReadOnlySpan<byte> utf8) => string.Concat(Encoding.UTF8.GetString(utf8).Where(character => !char.IsControl(character)));
}
