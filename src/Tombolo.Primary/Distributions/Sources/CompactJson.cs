namespace Tombolo.Primary.Distributions.Sources;

/// <summary>Brings JSON on one line, because a payload travels as one line. The API server sends it so; others may not.</summary>
internal static class CompactJson
{
    /// <summary>The same JSON without line breaks; the bytes themselves when there are none.</summary>
    public static ReadOnlyMemory<byte> Ensure(ReadOnlyMemory<byte> json)
    {
        if (!json.Span.ContainsAny((byte)'\n', (byte)'\r'))
        {
            return json;
        }

        var compact = new byte[json.Length];
        var length = 0;
        var inString = false;
        for (var i = 0; i < json.Length; i++)
        {
            var current = json.Span[i];
            if (inString && current == '\\' && i + 1 < json.Length)
            {
                compact[length++] = current;
                current = json.Span[++i];
            }
            else if (current == '"')
            {
                inString = !inString;
            }

            if (inString || current is not ((byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r'))
            {
                compact[length++] = current;
            }
        }

        return compact.AsMemory(0, length);
    }
}
