using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Tombolo.LocalKube.OpenApi;

/// <summary>Writes one message in the wire format of protocol buffers (https://protobuf.dev/programming-guides/encoding/).</summary>
internal sealed class ProtobufMessage
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;

    private readonly ArrayBufferWriter<byte> _output = new();

    public ReadOnlySpan<byte> Bytes => _output.WrittenSpan;

    public ProtobufMessage Add(int field, string text) => Add(field, Encoding.UTF8.GetBytes(text));

    public ProtobufMessage Add(int field, ProtobufMessage message) => Add(field, message.Bytes);

    public ProtobufMessage Add(int field, bool value) => value ? AddVarint(field, 1) : this;

    public ProtobufMessage Add(int field, long value) => AddVarint(field, (ulong)value);

    public ProtobufMessage Add(int field, double value)
    {
        WriteVarint((ulong)((field << 3) | Fixed64));
        BinaryPrimitives.WriteDoubleLittleEndian(_output.GetSpan(sizeof(double)), value);
        _output.Advance(sizeof(double));
        return this;
    }

    private ProtobufMessage Add(int field, ReadOnlySpan<byte> bytes)
    {
        WriteVarint((ulong)((field << 3) | Delimited));
        WriteVarint((ulong)bytes.Length);
        _output.Write(bytes);
        return this;
    }

    private ProtobufMessage AddVarint(int field, ulong value)
    {
        WriteVarint((ulong)((field << 3) | Varint));
        WriteVarint(value);
        return this;
    }

    private void WriteVarint(ulong value)
    {
        var span = _output.GetSpan(10);
        var length = 0;
        while (value >= 0x80)
        {
            span[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        span[length++] = (byte)value;
        _output.Advance(length);
    }
}
