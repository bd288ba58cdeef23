using System.Text.Json.Nodes;
using Tombolo.Api.Payloads;
using Tombolo.Dashboard.Api;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Dashboard.Profiles;

/// <summary>Makes of a Profile what the list shows.</summary>
internal static class ProfileItems
{
    public static ProfileItem Of(KubernetesObject profile, IReadOnlyList<DistributedBy> distributions)
    {
        var body = JsonNode.Parse(profile.Json.Span)!.AsObject();
        var spec = body["spec"] as JsonObject ?? [];
        var (location, infra) = (spec["locationSpec"], spec["infra"]);
        return new ProfileItem(
            profile.Metadata.Name,
            profile.Metadata.ResourceVersion,
            JsonFields.Text(spec, "type") ?? "Location",
            ProfileSpecReader.ProviderOf(spec),
            JsonFields.Text(location, "objectStore", "name") ?? JsonFields.Text(location, "fileStore", "claimName") ?? JsonFields.Text(location, "vbr", "repoName")
                ?? JsonFields.Text(infra, "vsphere", "serverAddress") ?? JsonFields.Text(infra, "openStack", "keystoneEndpoint"),
            JsonFields.Text(location, "objectStore", "endpoint") ?? JsonFields.Text(location, "vbr", "serverAddress"),
            JsonFields.Text(location, "objectStore", "region"),
            JsonFields.Text(location, "objectStore", "protectionPeriod"),
            SecretOf(profile),
            JsonFields.Text(body, "status", "validation"),
            distributions,
            profile.Metadata.CreationTimestamp,
            profile.Metadata.IsDeleting,
            ProfileSpecReader.Read(spec));
    }

    /// <summary>The first Secret that the Profile refers to; null when it does not.</summary>
    public static string? SecretOf(KubernetesObject profile)
    {
        using var document = profile.ToDocument();
        return ProfileSecrets.Find(document.RootElement) is [var first, ..] ? first.Name : null;
    }
}
