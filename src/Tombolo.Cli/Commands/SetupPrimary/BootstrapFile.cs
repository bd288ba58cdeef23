using System.Text.Json;
using Tombolo.Api.Bootstraps;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Cli.Failures;
using Tombolo.Cli.Manifests;

namespace Tombolo.Cli.Commands.SetupPrimary;

/// <summary>Reads the Bootstrap that a user hands over.</summary>
internal static class BootstrapFile
{
    /// <param name="options">Names of the options that were given beside the file.</param>
    /// <exception cref="UsageException">It is not one Bootstrap, or an option says the same.</exception>
    public static async Task<Bootstrap> ReadAsync(string path, CommandContext context, IReadOnlyList<string> options, CancellationToken cancellationToken)
    {
        if (options.Count > 0)
        {
            throw new UsageException($"--filename holds the whole Bootstrap; leave out {string.Join(", ", options)} or the file");
        }

        var objects = await ManifestReader.ReadAsync(path, context, cancellationToken);
        var bootstraps = objects.Where(item => ManifestReader.IsOf(item, KnownResources.Bootstrap)).ToList();
        var others = objects.Where(item => !ManifestReader.IsOf(item, KnownResources.Bootstrap) && !ManifestReader.IsOf(item, KnownResources.Namespace)).Select(ManifestReader.Name).ToList();
        if (bootstraps.Count != 1 || others.Count > 0)
        {
            var rest = others.Count == 0 ? "" : $" and {string.Join(", ", others)}";
            throw new UsageException($"--filename needs one Bootstrap ({KnownResources.Bootstrap.ApiVersion}) and has {bootstraps.Count}{rest}; apply other objects with kubectl");
        }

        try
        {
            var bootstrap = bootstraps[0].Deserialize(ApiJsonContext.Default.Bootstrap)!;
            return string.IsNullOrEmpty(bootstrap.Metadata.Namespace)
                ? bootstrap with { Metadata = bootstrap.Metadata with { Namespace = WellKnownNamespaces.MultiCluster } }
                : bootstrap;
        }
        catch (JsonException broken)
        {
            throw new UsageException($"--filename: the Bootstrap has a field of the wrong type at {broken.Path}");
        }
    }
}
