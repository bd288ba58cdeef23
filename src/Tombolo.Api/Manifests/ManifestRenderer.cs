using System.Reflection;
using Tombolo.Api.Resources;
using Tombolo.Api.Validation;

namespace Tombolo.Api.Manifests;

/// <summary>Prints what a cluster needs before a server starts, as YAML for <c>kubectl apply -f -</c> (design sections 4 and 9).</summary>
public static class ManifestRenderer
{
    private static readonly ResourceType[] Kinds =
    [
        KnownResources.Bootstrap,
        KnownResources.Cluster,
        KnownResources.Distribution,
        KnownResources.K10ClusterRole,
        KnownResources.K10ClusterRoleBinding,
        KnownResources.ClusterTrust,
        KnownResources.Profile,
        KnownResources.Policy,
        KnownResources.PolicyPreset,
        KnownResources.TransformSet,
        KnownResources.BlueprintBinding,
        KnownResources.Blueprint,
    ];

    /// <summary>Every CustomResourceDefinition, ours first.</summary>
    public static IReadOnlyList<CrdManifest> CrdManifests { get; } =
        [.. Kinds.Select(kind => new CrdManifest(kind, Read($"Crds/{kind.Group}_{kind.Plural}.yaml")))];

    /// <summary>The CustomResourceDefinitions.</summary>
    /// <param name="installed">
    /// Names of those that the cluster has; of these the ones that Kasten or Kanister own are left out. Without it all are printed.
    /// </param>
    public static string Crds(IReadOnlySet<string>? installed = null) =>
        Join(CrdManifests
            .Where(crd => !(crd.IsOnlyInstalledWhenAbsent && installed?.Contains(crd.Name) == true))
            .Select(crd => crd.Yaml));

    /// <summary>The server's account and rights, and the access roles.</summary>
    /// <exception cref="ArgumentException">An option is no valid name; <see cref="ManifestOptions.Validate"/> says so beforehand.</exception>
    public static string Rbac(ManifestOptions options)
    {
        if (options.Validate() is { Count: > 0 } errors)
        {
            throw new ArgumentException(FieldError.Join(errors), nameof(options));
        }

        return Join(new[] { Read("Rbac/server.yaml"), Read("Rbac/access.yaml") }.Select(template => Fill(template, options)));
    }

    /// <summary>What the server needs besides to let people of the primary in; never part of <see cref="Rbac"/>.</summary>
    /// <exception cref="ArgumentException">An option is no valid name; both kinds of options say so beforehand.</exception>
    public static string PrimaryAccess(ManifestOptions options, PrimaryAccessOptions access)
    {
        ArgumentNullException.ThrowIfNull(access);
        return options.Validate().Concat(access.Validate()).ToList() is { Count: > 0 } errors
            ? throw new ArgumentException(FieldError.Join(errors), nameof(options))
            : Fill(Read("Rbac/primary-access.yaml"), options).Replace("${rules}", ImpersonationRules.Write(access), StringComparison.Ordinal);
    }

    /// <summary>Both, the CustomResourceDefinitions first.</summary>
    /// <exception cref="ArgumentException">An option is no valid name.</exception>
    public static string All(ManifestOptions options, IReadOnlySet<string>? installed = null) => Join([Crds(installed), Rbac(options)]);

    private static string Fill(string template, ManifestOptions options) => template
        .Replace("${namespace}", options.Namespace, StringComparison.Ordinal)
        .Replace("${release}", options.Release, StringComparison.Ordinal)
        .Replace("${serviceAccount}", options.ServiceAccount, StringComparison.Ordinal);

    private static string Join(IEnumerable<string> documents) => string.Join("---\n", documents);

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"manifest {name} is not part of {typeof(ManifestRenderer).Assembly.GetName().Name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
