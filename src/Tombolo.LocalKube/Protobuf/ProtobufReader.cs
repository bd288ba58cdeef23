using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace Tombolo.LocalKube.Protobuf;

/// <summary>Reads the fields of one message in turn (https://protobuf.dev/programming-guides/encoding/).</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest = message;

    /// <summary>The number of the current field.</summary>
    public int Field { get; private set; }

    /// <summary>The content of the current field when it has a length, else empty.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>The current field when it is a number, else 0.</summary>
    public ulong Number { get; private set; }

    /// <summary>Goes to the next field; false at the end.</summary>
    /// <exception cref="JsonException">It is no message.</exception>
    public bool Read()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var tag = ReadVarint();
        Field = (int)(tag >> 3);
        Bytes = default;
        Number = 0;
        switch (tag & 7)
        {
            case 0:
                Number = ReadVarint();
                break;
            case 1:
                Number = BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));
                break;
            case 2:
                Bytes = Take(ReadVarint());
                break;
            case 5:
                Number = BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));
                break;
            default:
                throw new JsonException($"proto: illegal wireType {tag & 7}");
        }

        return true;
    }

    /// <exception cref="JsonException">It is no UTF-8.</exception>
    public static string TextOf(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            throw new JsonException("proto: invalid UTF-8 in a string", exception);
        }
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new JsonException("proto: integer overflow");
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
        {
            throw new JsonException("unexpected EOF");
        }

        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }
}
