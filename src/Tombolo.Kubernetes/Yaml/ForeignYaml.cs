using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tombolo.Kubernetes.Yaml;

/// <summary>Looks through YAML from outside before it is loaded, event by event: without recursion and without expanding anything.</summary>
internal static class ForeignYaml
{
    private const int MaxDepth = 64;

    /// <summary>What is not accepted and where; empty when all is.</summary>
    /// <exception cref="YamlException">It is no YAML.</exception>
    public static string Check(string text)
    {
        using var reader = new StringReader(text);
        var parser = new Parser(reader);
        var depth = 0;
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case AnchorAlias alias:
                    return At(alias, "aliases are not accepted; write the value out");
                case MappingStart or SequenceStart when ++depth > MaxDepth:
                    return At(parser.Current, $"nested deeper than {MaxDepth} levels");
                case MappingEnd or SequenceEnd:
                    depth--;
                    break;
            }
        }

        return "";
    }

    private static string At(ParsingEvent place, string fault) => $"line {place.Start.Line}, column {place.Start.Column}: {fault}";
}
