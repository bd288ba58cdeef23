using Tombolo.Api.Bootstraps;
using Tombolo.Api.Names;

namespace Tombolo.Api.Validation;

/// <summary>Finds every fault of a Bootstrap at once (contract section 1.1).</summary>
public static class BootstrapValidator
{
    /// <summary>All faults; empty when the Bootstrap can be carried out.</summary>
    public static IReadOnlyList<FieldError> Validate(Bootstrap bootstrap)
    {
        var errors = new List<FieldError>();
        if (bootstrap.Metadata.Namespace != WellKnownNamespaces.MultiCluster)
        {
            errors.Add(new FieldError("metadata.namespace", $"must be {WellKnownNamespaces.MultiCluster}; create the Bootstrap there"));
        }

        if (bootstrap.Spec?.Clusters is not { Count: > 0 } clusters)
        {
            errors.Add(new FieldError("spec.clusters", "needs one entry with name, primary: true and k10.ingress.url"));
            return errors;
        }

        // Entries of a map have no order; faults are reported in a stable one so that an equal fault writes no new status.
        var entries = clusters.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToArray();
        var isRecordOfJoin = bootstrap.Metadata.Annotations?.ContainsKey(Annotations.TokenId) == true;
        foreach (var (key, cluster) in entries)
        {
            ValidateEntry(cluster ?? new BootstrapCluster(), $"spec.clusters.{key}", isRecordOfJoin, errors);
        }

        AddDuplicates(entries, errors);
        return errors;
    }

    private static void ValidateEntry(BootstrapCluster cluster, string path, bool isRecordOfJoin, List<FieldError> errors)
    {
        if (ClusterNames.Check(cluster.Name) is { } nameFault)
        {
            errors.Add(new FieldError($"{path}.name", nameFault));
        }

        if (!cluster.Primary && !isRecordOfJoin)
        {
            errors.Add(new FieldError(
                $"{path}.primary",
                "must be true: a Bootstrap makes the primary; another cluster joins with a join token in its Secret mc-join and a ConfigMap mc-join-config"));
        }

        var location = cluster.Location;
        var urlPath = $"{path}.k10.ingress.url";
        if (location.Ingress?.Url is null)
        {
            if (cluster.Primary)
            {
                errors.Add(new FieldError(
                    urlPath, "the primary needs the dashboard URL that other clusters can reach; write it like https://host.example.org/k10"));
            }
        }
        else if (!IngressUrl.TryParse(location.Ingress.Url, out _, out var urlFault))
        {
            errors.Add(new FieldError(urlPath, urlFault));
        }

        AddLabelFault(location.Namespace, "namespace", $"{path}.k10.namespace", errors);
        AddLabelFault(location.ReleaseName, "release name", $"{path}.k10.releaseName", errors);
    }

    private static void AddLabelFault(string? value, string what, string path, List<FieldError> errors)
    {
        if (value is not null && DnsNames.CheckLabel(value) is { } fault)
        {
            errors.Add(new FieldError(path, $"{Text.Quote(value)} is no {what}: it {fault}"));
        }
    }

    private static void AddDuplicates(KeyValuePair<string, BootstrapCluster?>[] entries, List<FieldError> errors)
    {
        if (entries.Count(entry => entry.Value?.Primary == true) > 1)
        {
            errors.Add(new FieldError("spec.clusters", "more than one entry is primary: true; a system has one primary, keep one"));
        }

        foreach (var name in entries.GroupBy(entry => entry.Value?.Name).Where(group => !string.IsNullOrEmpty(group.Key) && group.Count() > 1))
        {
            errors.Add(new FieldError("spec.clusters", $"{Text.Quote(name.Key)} is the name of more than one entry; names must be unique"));
        }
    }
}
