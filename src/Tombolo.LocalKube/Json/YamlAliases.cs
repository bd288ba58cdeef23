using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tombolo.LocalKube.Json;

/// <summary>Refuses YAML whose aliases would make a small document a huge one, before anything of it is built.</summary>
internal static class YamlAliases
{
    private const int Allowance = 100_000;

    /// <exception cref="JsonException">It would be much larger than it is written, or an anchor contains itself.</exception>
    /// <exception cref="YamlException">It is no YAML.</exception>
    public static void Check(string yaml)
    {
        if (!yaml.Contains('&', StringComparison.Ordinal) || !yaml.Contains('*', StringComparison.Ordinal))
        {
            return;
        }

        // No node is written with less than one character.
        var most = yaml.Length + (long)Allowance;
        var sizes = new Dictionary<AnchorName, long>();
        var open = new Stack<(AnchorName Anchor, long Before)>();
        long size = 0;
        var parser = new Parser(new StringReader(yaml));
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case MappingStart or SequenceStart:
                    open.Push((((NodeEvent)parser.Current).Anchor, size));
                    size++;
                    break;
                case MappingEnd or SequenceEnd:
                    var (anchor, before) = open.Pop();
                    Remember(anchor, size - before);
                    break;
                case Scalar scalar:
                    size++;
                    Remember(scalar.Anchor, 1);
                    break;
                case AnchorAlias alias:
                    size += sizes.TryGetValue(alias.Value, out var known) ? known : throw new JsonException($"anchor '{alias.Value}' is unknown, or contains itself");
                    break;
                default:
                    break;
            }

            if (size > most)
            {
                throw new JsonException("document contains excessive aliasing");
            }
        }

        void Remember(AnchorName name, long length)
        {
            if (!name.IsEmpty)
            {
                sizes[name] = length;
            }
        }
    }
}
