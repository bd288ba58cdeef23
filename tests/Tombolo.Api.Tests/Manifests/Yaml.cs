using YamlDotNet.RepresentationModel;

namespace Tombolo.Api.Tests.Manifests;

/// <summary>Reads manifests field by field.</summary>
internal static class Yaml
{
    public static IReadOnlyList<YamlMappingNode> Documents(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return [.. stream.Documents.Select(document => (YamlMappingNode)document.RootNode)];
    }

    /// <summary>The node at a path such as <c>spec.versions.0.name</c>, or null.</summary>
    public static YamlNode? At(this YamlNode node, string path)
    {
        YamlNode? current = node;
        foreach (var step in path.Split('.'))
        {
            current = current switch
            {
                YamlMappingNode map => map.Children.TryGetValue(new YamlScalarNode(step), out var value) ? value : null,
                YamlSequenceNode list when int.TryParse(step, out var index) && index < list.Children.Count => list[index],
                _ => null,
            };
        }

        return current;
    }

    public static string Text(this YamlNode node, string path) => ((YamlScalarNode?)node.At(path))?.Value ?? "";

    public static string[] Texts(this YamlNode node, string path) =>
        node.At(path) is YamlSequenceNode list ? [.. list.Children.Select(child => ((YamlScalarNode)child).Value ?? "")] : [];

    public static IEnumerable<YamlNode> Items(this YamlNode node, string path) =>
        node.At(path) is YamlSequenceNode list ? list.Children : [];
}
