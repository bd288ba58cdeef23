using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tombolo.Kubernetes.Configuration.Kubeconfig;

/// <summary>Reads the outline of one file: its lists and their names. Bodies are read when they are used.</summary>
internal sealed class KubeconfigFileReader(string file, MergedKubeconfig into, List<ConfigurationProblem> problems)
{
    private const string Help = "correct it; `kubectl config view --raw` shows what a good one looks like";

    public void Read()
    {
        if (Load() is not { } root)
        {
            return;
        }

        if (root is not YamlMappingNode mapping)
        {
            problems.Add(new ConfigurationProblem(file, "", "is not a kubeconfig: its top level is no mapping", Help));
            return;
        }

        var fields = new FieldReader(mapping, file, "", problems);
        if (fields.Text("kind") is { } kind && kind != "Config")
        {
            fields.Report("kind", $"is {kind}", "a kubeconfig is of kind Config");
        }

        into.CurrentContext ??= fields.Text("current-context");
        ReadSection(fields, into.Clusters);
        ReadSection(fields, into.Users);
        ReadSection(fields, into.Contexts);
    }

    private YamlNode? Load()
    {
        try
        {
            using var text = File.OpenText(file);
            var stream = new YamlStream();
            stream.Load(text);
            var root = stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
            return root is null || FieldReader.IsNull(root) ? null : root;
        }
        catch (YamlException e)
        {
            // Its message may quote the line.
            problems.Add(new ConfigurationProblem(file, "", $"is not YAML: line {e.Start.Line}, column {e.Start.Column}", Help));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // What the YAML library throws for some bad texts, for example a plain text in a flow mapping that goes on in column 1.
            problems.Add(new ConfigurationProblem(file, "", "is not YAML", Help));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new ConfigurationProblem(file, "", $"cannot be read: {e.Message}", "check the file and its permissions"));
        }

        return null;
    }

    private void ReadSection(FieldReader fields, KubeconfigSection section)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in fields.Items(section.Key))
        {
            var name = item.Text("name");
            if (string.IsNullOrEmpty(name))
            {
                item.Report("name", "is missing", "give each entry a name");
            }
            else if (!seen.Add(name))
            {
                problems.Add(new ConfigurationProblem(file, $"{section.Key}[{name}]", "is there twice", "remove one of them or rename it"));
            }
            else
            {
                section.Add(new KubeconfigEntry(file, section.Key, name, item.Mapping(section.BodyKey)));
            }
        }
    }
}
