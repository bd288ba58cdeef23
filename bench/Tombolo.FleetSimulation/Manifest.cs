using System.Text;
using System.Text.RegularExpressions;
using Tombolo.Api.Manifests;
using Tombolo.Api.Resources;

namespace Tombolo.FleetSimulation;

/// <summary>One object of Tombolo's manifests, in the bytes that every cluster of the fleet is sent.</summary>
internal sealed partial record Manifest(ResourceType Type, ResourceKey Key, byte[] Yaml)
{
    private static readonly ResourceType[] Types =
    [
        KnownResources.CustomResourceDefinition, KnownResources.Namespace, KnownResources.ServiceAccount, KnownResources.Role, KnownResources.RoleBinding,
        KnownResources.ClusterRole, KnownResources.ClusterRoleBinding, KnownResources.Secret, KnownResources.ConfigMap, KnownResources.Profile, KnownResources.Bootstrap,
        KnownResources.Distribution,
    ];

    /// <summary>The namespace, the kinds and the rights, in the order in which they are made.</summary>
    public static IReadOnlyList<Manifest> Install { get; } =
    [
        .. Read("apiVersion: v1\nkind: Namespace\nmetadata:\n  name: kasten-io\n"),
        .. Read(ManifestRenderer.All(new ManifestOptions())),
    ];

    /// <summary>Takes a stream of documents apart; comments alone are no document.</summary>
    public static IReadOnlyList<Manifest> Read(string yaml) =>
        [.. yaml.Split("---\n").Where(document => Kind().IsMatch(document)).Select(ReadOne)];

    private static Manifest ReadOne(string document)
    {
        var kind = Kind().Match(document).Groups["value"].Value;
        var metadata = document[document.IndexOf("metadata:", StringComparison.Ordinal)..];
        var type = Types.First(each => each.Kind == kind);
        var @namespace = type.Namespaced ? Namespace().Match(metadata).Groups["value"].Value : "";
        return new Manifest(type, new ResourceKey(@namespace, Name().Match(metadata).Groups["value"].Value), Encoding.UTF8.GetBytes(document));
    }

    [GeneratedRegex(@"^kind: (?<value>\w+)", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Kind();

    [GeneratedRegex(@"\bname: (?<value>[^\s,}]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"\bnamespace: (?<value>[^\s,}]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Namespace();
}
