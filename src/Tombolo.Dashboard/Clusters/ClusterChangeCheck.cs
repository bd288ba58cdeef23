using Tombolo.Api.Names;
using Tombolo.Api.Selectors;
using Tombolo.Api.Validation;

namespace Tombolo.Dashboard.Clusters;

/// <summary>Finds every fault of a change at once.</summary>
internal static class ClusterChangeCheck
{
    public static IReadOnlyList<FieldError> Check(ClusterChange change)
    {
        var errors = new List<FieldError>();
        foreach (var (key, value) in change.Labels ?? new Dictionary<string, string>())
        {
            var path = $"labels[{key}]";
            if (LabelSyntax.CheckKey(key) is { } keyFault)
            {
                errors.Add(new FieldError(path, $"is no key of a label: {keyFault}"));
            }

            if (LabelSyntax.CheckValue(value) is { } valueFault)
            {
                errors.Add(new FieldError(path, $"has no value of a label: {valueFault}"));
            }
        }

        if (change.Ingress is { Length: > 0 } ingress && !IngressUrl.TryParse(ingress, out _, out var urlFault))
        {
            errors.Add(new FieldError("ingress", urlFault));
        }

        if (change is { Labels: null, Ingress: null })
        {
            errors.Add(new FieldError("", "changes nothing; give labels or ingress"));
        }

        return errors;
    }

    /// <summary>Labels that the system itself keeps on a Cluster.</summary>
    public static bool IsOfSystem(string key) => key == Labels.ClusterType;
}
