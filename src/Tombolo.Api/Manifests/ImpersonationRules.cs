using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tombolo.Api.Access;

namespace Tombolo.Api.Manifests;

/// <summary>The rules that let the server of a member act for people of the primary.</summary>
internal static class ImpersonationRules
{
    /// <summary>Lines of YAML.</summary>
    public static string Write(PrimaryAccessOptions options)
    {
        if (options.IsUnlimited)
        {
            return Rule("users, groups", []);
        }

        var rules = new[] { ("users", options.Users), ("groups", options.Groups) }.Where(rule => rule.Item2.Count > 0);
        return string.Join('\n', rules.Select(rule => Rule(rule.Item1, rule.Item2.Select(name => MappedIdentity.Of(options.PrimaryId!, name)))));
    }

    private static string Rule(string resources, IEnumerable<string> names)
    {
        var rule = new StringBuilder("  - apiGroups: [\"\"]\n    resources: [").Append(resources).Append("]\n");
        var quoted = names.Select(name => $"      - \"{JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"\n").ToList();
        if (quoted.Count > 0)
        {
            rule.Append("    resourceNames:\n").AppendJoin("", quoted);
        }

        return rule.Append("    verbs: [impersonate]").ToString();
    }
}
