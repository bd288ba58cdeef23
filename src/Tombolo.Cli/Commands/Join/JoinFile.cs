using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Cli.Failures;
using Tombolo.Cli.Manifests;

namespace Tombolo.Cli.Commands.Join;

/// <summary>Reads the two objects of a join that a user hands over.</summary>
internal static class JoinFile
{
    private const string Needed = $"--filename needs Secret {WellKnownNames.JoinSecret} and, if there are wishes, ConfigMap {WellKnownNames.JoinConfig}";

    /// <param name="options">Names of the options that were given beside the file.</param>
    /// <exception cref="UsageException">These are not the two objects, or an option says the same.</exception>
    public static async Task<JoinInput> ReadAsync(string path, CommandContext context, IReadOnlyList<string> options, CancellationToken cancellationToken)
    {
        if (options.Count > 0)
        {
            throw new UsageException($"--filename holds the whole join; leave out {string.Join(", ", options)} or the file");
        }

        var objects = await ManifestReader.ReadAsync(path, context, cancellationToken);
        var secrets = objects.Where(item => IsNamed(item, KnownResources.Secret, WellKnownNames.JoinSecret)).ToList();
        var configs = objects.Where(item => IsNamed(item, KnownResources.ConfigMap, WellKnownNames.JoinConfig)).ToList();
        var others = objects.Except(secrets).Except(configs).Select(ManifestReader.Name).ToList();
        if (secrets.Count != 1 || configs.Count > 1 || others.Count > 0)
        {
            throw new UsageException(others.Count > 0 ? $"{Needed}, not {string.Join(", ", others)}; apply other objects with kubectl" : $"{Needed}, each once");
        }

        var data = configs.Count == 0 ? null : configs[0]["data"] as JsonObject;
        return new JoinInput(
            ReadToken(secrets[0]),
            Value(data, JoinConfigKeys.ClusterName),
            Value(data, JoinConfigKeys.ClusterIngress),
            Value(data, JoinConfigKeys.PrimaryIngress),
            Value(data, JoinConfigKeys.AllowInsecurePrimaryIngress) ?? "false",
            JoinInputLabels.File);
    }

    private static bool IsNamed(JsonObject item, ResourceType type, string name) =>
        ManifestReader.IsOf(item, type) && ManifestReader.Name(item) == $"{type.Kind}/{name}";

    // stringData wins over data, as in the API server.
    private static string ReadToken(JsonObject secret)
    {
        if (Value(secret["stringData"] as JsonObject, JoinTokenKeys.Token) is { } text)
        {
            return text;
        }

        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(Value(secret["data"] as JsonObject, JoinTokenKeys.Token) ?? ""));
        }
        catch (FormatException)
        {
            throw new UsageException($"{JoinInputLabels.File.Token} is no base64; put the token into stringData instead");
        }
    }

    // A bare boolean of a template counts as its text; an empty value as none, as for the server.
    private static string? Value(JsonObject? data, string key) => data?[key]?.ToString() is { } text && text.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
