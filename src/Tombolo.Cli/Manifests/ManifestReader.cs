using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.Api.Resources;
using Tombolo.Cli.Failures;
using Tombolo.Kubernetes.Yaml;
using YamlDotNet.Core;

namespace Tombolo.Cli.Manifests;

/// <summary>Reads the objects that a user hands over with <c>-f</c>: YAML or JSON, one document or several, from a file or standard input.</summary>
internal static class ManifestReader
{
    /// <param name="path">A file, or <c>-</c> for standard input.</param>
    /// <exception cref="UsageException">It cannot be read. Contents are never repeated: they may be secret.</exception>
    public static async Task<IReadOnlyList<JsonObject>> ReadAsync(string path, CommandContext context, CancellationToken cancellationToken)
    {
        var text = await InputText.ReadAsync(path, "--filename", context, cancellationToken);
        IReadOnlyList<JsonNode?> objects;
        try
        {
            objects = YamlText.Parse(text);
        }
        catch (YamlException broken)
        {
            throw new UsageException($"{Source(path)} is no YAML or JSON: line {broken.Start.Line}, column {broken.Start.Column}");
        }

        return objects.Count > 0 && objects.All(item => item is JsonObject)
            ? [.. objects.Cast<JsonObject>()]
            : throw new UsageException($"{Source(path)} holds no Kubernetes objects; each document is a map with apiVersion, kind and metadata");
    }

    /// <summary>Whether an object is of this kind, in any version of its group.</summary>
    public static bool IsOf(JsonObject item, ResourceType type)
    {
        var apiVersion = Text(item["apiVersion"]);
        var group = apiVersion.Contains('/') ? apiVersion[..apiVersion.IndexOf('/')] : "";
        return group == type.Group && Text(item["kind"]) == type.Kind;
    }

    /// <summary><c>Kind/name</c>, for messages.</summary>
    public static string Name(JsonObject item) => $"{Text(item["kind"])}/{Text((item["metadata"] as JsonObject)?["name"])}";

    private static string Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : "";

    private static string Source(string path) => path == "-" ? "standard input" : $"file {path}";
}
