namespace Tombolo.Protocol.Tests;

/// <summary>What an ingress can do to bytes on their way.</summary>
internal static class Flip
{
    /// <summary>All variants in which one byte differs in its lowest bit, and all in which it differs in another one.</summary>
    public static IEnumerable<byte[]> EachByte(ReadOnlyMemory<byte> original)
    {
        for (var index = 0; index < original.Length; index++)
        {
            yield return With(original, index, 0x01);
            yield return With(original, index, (byte)(0x02 << (index % 7)));
        }
    }

    private static byte[] With(ReadOnlyMemory<byte> original, int index, byte mask)
    {
        var copy = original.ToArray();
        copy[index] ^= mask;
        return copy;
    }
}
