using System.Text;
using System.Text.Json;
using Tombolo.Api.Resources;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.Values;

/// <summary>
/// Reads the texts of an object that opted in to values of the cluster. Of a Secret the decoded texts of <c>data</c> count, of a ConfigMap those of
/// <c>data</c>, of any other kind every text that travels; names of fields never do.
/// </summary>
internal sealed class SourceTemplateReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly bool _isSecret;
    private readonly HashSet<string>? _keys;
    private readonly List<string> _path = [];
    private readonly List<ValuePlace> _places = [];
    private readonly List<string> _faults = [];

    private SourceTemplateReader(bool isSecret, HashSet<string>? keys) => (_isSecret, _keys) = (isSecret, keys);

    /// <summary>Null when there is nothing to put in.</summary>
    /// <param name="optIn">The value of the annotation; null when there is none.</param>
    public static SourceTemplate? Read(ResourceType type, string? optIn, ReadOnlySpan<byte> json, SourceLayout layout)
    {
        var isFlag = bool.TryParse(optIn, out var isEverything);
        if (optIn is null or "" || (isFlag && !isEverything))
        {
            return null;
        }

        var isData = type.Group.Length == 0;
        if (!isFlag && !isData)
        {
            return new SourceTemplate([], $"annotation {Api.Names.Annotations.ExpandClusterValues} of a {type.Kind} must be 'true' or absent");
        }

        var keys = isFlag ? null : optIn.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var reader = new SourceTemplateReader(type == KnownResources.Secret, keys);
        if (keys is not null && FindUnknown(keys, json, layout) is { Count: > 0 } unknown)
        {
            return new SourceTemplate(
                [],
                $"annotation {Api.Names.Annotations.ExpandClusterValues} names {string.Join(", ", unknown.Select(key => $"'{key}'"))}, which data does not have; write 'true' for all of data, or keys that it has");
        }

        foreach (var field in layout.Fields)
        {
            var name = JsonText(json.Slice(field.Name.Start, field.Name.Length));
            if (!isData || name == "data")
            {
                reader.Visit(name, json.Slice(field.Value.Start, field.Value.Length), field.Value.Start);
            }
        }

        return reader._places.Count == 0 && reader._faults.Count == 0
            ? null
            : new SourceTemplate(reader._places, reader._faults.Count == 0 ? null : string.Join("; ", reader._faults));
    }

    private static List<string> FindUnknown(HashSet<string> keys, ReadOnlySpan<byte> json, SourceLayout layout)
    {
        var unknown = keys.ToList();
        foreach (var field in layout.Fields)
        {
            if (JsonText(json.Slice(field.Name.Start, field.Name.Length)) == "data")
            {
                var reader = new Utf8JsonReader(json.Slice(field.Value.Start, field.Value.Length), SourceLayoutReader.ReaderOptions);
                while (reader.Read())
                {
                    if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
                    {
                        unknown.Remove(reader.GetString()!);
                    }
                }
            }
        }

        return unknown;
    }

    private void Visit(string name, ReadOnlySpan<byte> value, int offset)
    {
        var reader = new Utf8JsonReader(value, SourceLayoutReader.ReaderOptions);
        reader.Read();
        _path.Add(name);
        Visit(ref reader, offset);
        _path.Clear();
    }

    private void Visit(ref Utf8JsonReader reader, int offset)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    _path.Add(Step(reader.GetString()!));
                    reader.Read();
                    Visit(ref reader, offset);
                    _path.RemoveAt(_path.Count - 1);
                }

                break;
            case JsonTokenType.StartArray:
                for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                {
                    _path.Add($"[{index}]");
                    Visit(ref reader, offset);
                    _path.RemoveAt(_path.Count - 1);
                }

                break;
            case JsonTokenType.String when _keys is null || (_path.Count > 1 && _keys.Contains(Unquoted(_path[1]))):
                Add(ref reader, offset);
                break;
        }
    }

    private void Add(ref Utf8JsonReader reader, int offset)
    {
        if ((_isSecret ? Decode(ref reader) : reader.GetString()) is not { } text || !text.Contains('$'))
        {
            return;
        }

        var path = string.Concat(_path);
        if (ValueTextParser.Parse(text, out var fault) is { } found)
        {
            _places.Add(new ValuePlace(new ByteRange(offset + (int)reader.TokenStartIndex, reader.ValueSpan.Length + 2), path, found, _isSecret));
        }
        else if (fault is not null)
        {
            // Of a Secret only the place is told.
            _faults.Add(_isSecret ? $"{path} asks for a value of the cluster that there is not; there are ${{cluster.name}}, ${{cluster.id}} and ${{cluster.labels['key']}}" : $"{path}: {fault}");
        }
    }

    // Binary data asks for nothing.
    private static string? Decode(ref Utf8JsonReader reader)
    {
        try
        {
            return StrictUtf8.GetString(Convert.FromBase64String(reader.GetString()!));
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static string JsonText(ReadOnlySpan<byte> quoted)
    {
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        return reader.GetString()!;
    }

    private static string Step(string name) =>
        name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-') ? $".{name}" : $"['{name}']";

    private static string Unquoted(string step) => step[0] == '.' ? step[1..] : step[2..^2];
}
