using System.Text.Json;
using Tombolo.Api.Names;
using Tombolo.Dashboard.Live;
using Tombolo.Kubernetes.Objects;
using Tombolo.Kubernetes.Reviews;

namespace Tombolo.Dashboard.ThisCluster.Copies;

/// <summary>Reads what the lists show of a Profile or Policy (contract sections 1.11 and 1.12); never a credential.</summary>
internal static class LocalObjectReader
{
    public static LocalObject ReadProfile(LiveObject<KubernetesObject> found, RoleFacts facts) => Read(found, facts, "profiles", spec =>
    {
        var location = ReviewBody.Field(spec, "locationSpec");
        var detail = Text(ReviewBody.Field(location, "objectStore"), "objectStoreType") is { Length: > 0 } store ? store : Text(location, "type");
        return (Text(spec, "type"), detail.Length > 0 ? detail : Text(ReviewBody.Field(spec, "infra"), "type"), []);
    });

    public static LocalObject ReadPolicy(LiveObject<KubernetesObject> found, RoleFacts facts) => Read(found, facts, "policies", spec =>
    {
        var actions = ReviewBody.Field(spec, "actions") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToList() : [];
        var profiles = actions
            .Select(action => Text(ReviewBody.Field(ReviewBody.Field(action, "exportParameters"), "profile"), "name"))
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return (string.Join(", ", actions.Select(action => Text(action, "action"))), Text(spec, "frequency"), [.. profiles]);
    });

    private static LocalObject Read(
        LiveObject<KubernetesObject> found, RoleFacts facts, string page, Func<JsonElement, (string Type, string Detail, IReadOnlyList<string> Profiles)> read)
    {
        using var document = found.Value.ToDocument();
        var (type, detail, profiles) = read(ReviewBody.Field(document.RootElement, "spec"));
        var status = ReviewBody.Field(document.RootElement, "status");
        var message = Text(status, "error");
        return new LocalObject
        {
            Name = found.Name,
            Type = type,
            Detail = detail,
            Profiles = profiles,
            Validation = Text(status, "validation") is { Length: > 0 } validation ? validation : null,
            Message = message.Length > 0 ? message : null,
            DistributedFrom = OriginOf(found, facts, page),
            ResourceVersion = found.Metadata.ResourceVersion,
        };
    }

    private static DistributedFrom? OriginOf(LiveObject<KubernetesObject> found, RoleFacts facts, string page)
    {
        if (!found.Metadata.Labels.ContainsKey(Labels.Origin))
        {
            return null;
        }

        var primary = facts.Primary?.Metadata.Name ?? facts.ClusterInfo?.Text(ClusterInfoKeys.PrimaryName);
        var ingress = facts.Primary?.Spec?.Location.Ingress?.Url ?? facts.ClusterInfo?.Text(ClusterInfoKeys.PrimaryIngress);
        return new DistributedFrom(
            primary, found.Metadata.Labels.GetValueOrDefault(Labels.Distribution), ingress is { Length: > 0 } ? $"{ingress.TrimEnd('/')}/#/multicluster/{page}/{Uri.EscapeDataString(found.Name)}" : null);
    }

    private static string Text(JsonElement value, string name) => ReviewBody.Field(value, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
}
