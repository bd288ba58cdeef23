using Tombolo.Api.Resources;

namespace Tombolo.Api.Payloads;

/// <summary>Reads the allow-list of kinds as people write it: kinds of the default list by their name, others as <c>group/version/Kind/plural</c>, <c>default</c> for the whole list.</summary>
public static class PayloadPolicyParser
{
    /// <summary>Stands for <see cref="PayloadPolicy.Default"/>.</summary>
    public const string Everything = "default";

    // Kinds that give rights, change the fleet itself or what the API server does: whoever may write in kasten-io-mc would rule every cluster.
    private static readonly string[] ForbiddenGroups =
    [
        KnownResources.DistributionGroup, KnownResources.AuthGroup, "rbac.authorization.k8s.io", "admissionregistration.k8s.io", "apiextensions.k8s.io",
        "apiregistration.k8s.io", "certificates.k8s.io", "authentication.k8s.io", "authorization.k8s.io",
    ];

    /// <summary>The allow-list; every fault is added to <paramref name="faults"/>.</summary>
    /// <param name="text">Comma-separated; empty means the default list.</param>
    public static PayloadPolicy Parse(string? text, ICollection<string> faults)
    {
        var kinds = new List<ResourceType>();
        foreach (var entry in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (entry == Everything)
            {
                kinds.AddRange(PayloadPolicy.Default.Kinds);
            }
            else if (Read(entry, faults) is { } type)
            {
                kinds.Add(type);
            }
        }

        foreach (var same in kinds.Distinct().GroupBy(type => type.Kind).Where(group => group.Count() > 1))
        {
            faults.Add($"'{same.Key}' is named in more than one group; a Distribution could not tell them apart");
        }

        return kinds.Count == 0 ? PayloadPolicy.Default : new PayloadPolicy(kinds.Distinct());
    }

    private static ResourceType? Read(string entry, ICollection<string> faults)
    {
        var known = PayloadPolicy.Default.Kinds.FirstOrDefault(type => type.Kind == entry);
        if (known is not null)
        {
            return known;
        }

        if (entry.Split('/') is not [{ Length: > 0 } group, { Length: > 0 } version, { Length: > 0 } kind, { Length: > 0 } plural] || !group.Contains('.') || plural.Any(char.IsUpper))
        {
            faults.Add($"'{entry}' is no kind; write {string.Join(", ", PayloadPolicy.Default.Kinds.Select(type => type.Kind))}, {Everything}, or group/version/Kind/plural such as example.org/v1/Widget/widgets");
            return null;
        }

        if (ForbiddenGroups.Contains(group))
        {
            faults.Add($"'{entry}' cannot be distributed: kinds of {group} decide who rules a cluster");
            return null;
        }

        return PayloadPolicy.Default.Kinds.FirstOrDefault(type => type.Group == group && type.Kind == kind) ?? new ResourceType(group, version, kind, plural, Namespaced: true);
    }
}
