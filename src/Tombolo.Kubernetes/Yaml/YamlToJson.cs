using System.Globalization;
using System.Text.Json;
using Tombolo.Api.Serialization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tombolo.Kubernetes.Yaml;

/// <summary>Writes a YAML node as JSON. Plain scalars get the type that kubectl gives them.</summary>
public static class YamlToJson
{
    /// <exception cref="YamlException">The key of a map is a map or a list.</exception>
    public static void Write(YamlNode node, Utf8JsonWriter writer)
    {
        switch (node)
        {
            case YamlMappingNode mapping:
                writer.WriteStartObject();
                foreach (var (key, value) in mapping.Children)
                {
                    writer.WritePropertyName(key is YamlScalarNode text ? text.Value ?? "" : throw new YamlException(key.Start, key.End, "the key of a map is no text"));
                    Write(value, writer);
                }

                writer.WriteEndObject();
                break;
            case YamlSequenceNode sequence:
                writer.WriteStartArray();
                foreach (var item in sequence)
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            case YamlScalarNode scalar:
                WriteScalar(scalar, writer);
                break;
        }
    }

    private static void WriteScalar(YamlScalarNode scalar, Utf8JsonWriter writer)
    {
        var value = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain)
        {
            writer.WriteStringValue(value);
            return;
        }

        switch (value)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                writer.WriteNullValue();
                break;
            case var _ when YamlBoolean.Read(value) is { } boolean:
                writer.WriteBooleanValue(boolean);
                break;
            default:
                WriteNumberOrText(value, writer);
                break;
        }
    }

    private static void WriteNumberOrText(string value, Utf8JsonWriter writer)
    {
        if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            writer.WriteNumberValue(whole);
        }
        else if (double.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }
}
