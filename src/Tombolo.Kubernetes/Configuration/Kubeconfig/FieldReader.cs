using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tombolo.Kubernetes.Configuration.Kubeconfig;

/// <summary>Reads fields of one YAML mapping; what is wrong with one is reported with its path and never with its value.</summary>
internal sealed class FieldReader(YamlMappingNode node, string file, string path, List<ConfigurationProblem> problems)
{
    public FieldReader(KubeconfigEntry entry, List<ConfigurationProblem> problems)
        : this(entry.Body, entry.File, entry.Path, problems)
    {
    }

    /// <summary>The names of all fields.</summary>
    public IEnumerable<string> Names => node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    public void Report(string field, string cause, string repair) =>
        problems.Add(new ConfigurationProblem(file, PathOf(field), cause, repair));

    /// <summary>A text or number; null when it is absent, empty or null.</summary>
    public string? Text(string field) => Get(field) switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value,
        _ => Wrong<string>(field, "one value"),
    };

    /// <summary>As <see cref="Text"/>; what kubectl prints in place of data and secrets is reported and null.</summary>
    public string? SecretText(string field)
    {
        if (Text(field) is not ("DATA+OMITTED" or "REDACTED") and var text)
        {
            return text;
        }

        Report(field, "was left out by kubectl", "take it from `kubectl config view --raw`");
        return null;
    }

    public bool Flag(string field)
    {
        switch (Text(field))
        {
            case null or "false":
                return false;
            case "true":
                return true;
            default:
                Report(field, "is neither true nor false", "write true or false");
                return false;
        }
    }

    /// <summary>Base64; null when it is absent or no base64, which is reported.</summary>
    public byte[]? Bytes(string field)
    {
        if (SecretText(field) is not { } text)
        {
            return null;
        }

        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            Report(field, "is not base64", "copy it again, on one line");
            return null;
        }
    }

    /// <summary>A path; a relative one starts at the folder of the kubeconfig.</summary>
    public string? FilePath(string field) => Text(field) is { } text ? Path.GetFullPath(text, Path.GetDirectoryName(file)!) : null;

    public IReadOnlyList<string> Texts(string field) => Sequence(field)
        .Select((item, index) => item is YamlScalarNode { Value: { } value } ? value : Wrong<string>($"{field}[{index}]", "one value") ?? "")
        .ToList();

    /// <summary>The mappings in a list.</summary>
    public IEnumerable<FieldReader> Items(string field)
    {
        var index = 0;
        foreach (var item in Sequence(field))
        {
            var itemPath = $"{field}[{index++}]";
            if (item is YamlMappingNode mapping)
            {
                yield return new FieldReader(mapping, file, PathOf(itemPath), problems);
            }
            else
            {
                Report(itemPath, "is no mapping", "write `key: value` pairs");
            }
        }
    }

    /// <summary>The fields of a mapping; null when it is absent.</summary>
    public FieldReader? Section(string field) =>
        Get(field) is null ? null : new FieldReader(Mapping(field), file, PathOf(field), problems);

    /// <summary>A mapping; an empty one when it is absent or no mapping, which is reported.</summary>
    public YamlMappingNode Mapping(string field) => Get(field) switch
    {
        null => [],
        YamlMappingNode mapping => mapping,
        _ => Wrong<YamlMappingNode>(field, "a mapping") ?? [],
    };

    /// <summary>The node as it is; null when it is absent, empty or null.</summary>
    public YamlNode? Get(string field) =>
        node.Children.TryGetValue(new YamlScalarNode(field), out var value) && !IsNull(value) ? value : null;

    /// <summary>True for a null, written out or not.</summary>
    public static bool IsNull(YamlNode value) => value is YamlScalarNode scalar
        && (string.IsNullOrEmpty(scalar.Value) || (scalar.Style == ScalarStyle.Plain && scalar.Value is "null" or "~"));

    private YamlSequenceNode Sequence(string field) => Get(field) switch
    {
        null => [],
        YamlSequenceNode sequence => sequence,
        _ => Wrong<YamlSequenceNode>(field, "a list") ?? [],
    };

    private T? Wrong<T>(string field, string expected)
        where T : class
    {
        Report(field, $"is not {expected}", $"write {expected} there");
        return null;
    }

    private string PathOf(string field) => path.Length == 0 ? field : $"{path}.{field}";
}
