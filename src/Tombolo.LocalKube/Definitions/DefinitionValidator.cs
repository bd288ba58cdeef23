using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Definitions;

/// <summary>What a CustomResourceDefinition must say besides its schemas (apiextensions <c>apis/apiextensions/validation</c>).</summary>
internal static class DefinitionValidator
{
    private const string Approval = "api-approved.kubernetes.io";

    public static void Validate(JsonObject definition, JsonObject? old, ICollection<StatusCause> causes)
    {
        var faults = new FaultList(causes);
        var spec = definition.Object("spec") ?? [];
        var group = spec.Text("group") ?? "";
        var names = DefinitionNames.Read(spec.Object("names"));
        var name = definition.Metadata().Text("name") ?? "";
        if (name != $"{names.Plural}.{group}")
        {
            faults.Invalid("metadata.name", name, "must be spec.names.plural+\".\"+spec.group");
        }

        ValidateApproval(definition, group, faults);
        ValidateGroup(group, faults);
        var scope = spec.Text("scope") ?? "";
        if (scope.Length == 0)
        {
            faults.Required("spec.scope");
        }
        else if (scope is not ("Cluster" or "Namespaced"))
        {
            faults.NotSupported("spec.scope", scope, "Cluster", "Namespaced");
        }

        VersionValidator.Validate(definition, spec, faults);
        ValidateNames(names, faults);
        ValidateConversion(spec, faults);
        if (spec.Flag("preserveUnknownFields") && old?.Object("spec").Flag("preserveUnknownFields") != true)
        {
            faults.Invalid("spec.preserveUnknownFields", true, "cannot set to true, set x-preserve-unknown-fields to true in spec.versions[*].schema instead");
        }

        if (old is not null)
        {
            ValidateUpdate(old, spec, names, faults);
        }
    }

    private static void ValidateApproval(JsonObject definition, string group, FaultList faults)
    {
        var isProtected = group.EndsWith(".k8s.io", StringComparison.Ordinal) || group.EndsWith(".kubernetes.io", StringComparison.Ordinal) || group is "k8s.io" or "kubernetes.io";
        if (isProtected && string.IsNullOrEmpty(definition.Metadata().Object("annotations").Text(Approval)))
        {
            faults.Add(
                StatusCauseReasons.Required,
                $"metadata.annotations[{Approval}]",
                $"Required value: protected groups must have approval annotation \"{Approval}\", see https://github.com/kubernetes/enhancements/pull/1111");
        }
    }

    private static void ValidateGroup(string group, FaultList faults)
    {
        if (group.Length == 0)
        {
            faults.Required("spec.group");
        }
        else if (!KubernetesNames.IsSubdomain(group))
        {
            faults.Invalid("spec.group", group, KubernetesNames.SubdomainRule);
        }
        else if (!group.Contains('.', StringComparison.Ordinal))
        {
            faults.Invalid("spec.group", group, "should be a domain with at least one dot");
        }
    }

    private static void ValidateNames(DefinitionNames names, FaultList faults)
    {
        const string Path = "spec.names";
        faults.Label($"{Path}.plural", names.Plural, "");
        faults.Label($"{Path}.singular", names.Singular, "");
        faults.Label($"{Path}.kind", names.Kind, "may have mixed case, but should otherwise match: ");
        for (var i = 0; i < names.ShortNames.Count; i++)
        {
            faults.Label($"{Path}.shortNames[{i}]", names.ShortNames[i], "");
        }

        faults.Label($"{Path}.listKind", names.ListKind, "may have mixed case, but should otherwise match: ");
        if (names.Kind.Length > 0 && names.Kind == names.ListKind)
        {
            faults.Invalid($"{Path}.listKind", names.ListKind, "kind and listKind may not be the same");
        }

        for (var i = 0; i < names.Categories.Count; i++)
        {
            faults.Label($"{Path}.categories[{i}]", names.Categories[i], "");
        }
    }

    private static void ValidateConversion(JsonObject spec, FaultList faults)
    {
        var strategy = spec.Object("conversion").Text("strategy") ?? "";
        if (strategy == "Webhook")
        {
            faults.Add(StatusCauseReasons.Forbidden, "spec.conversion.strategy", "Forbidden: LocalKube calls no webhooks: use the strategy None");
        }
        else if (strategy != "None")
        {
            faults.NotSupported("spec.conversion.strategy", strategy, "None", "Webhook");
        }
    }

    private static void ValidateUpdate(JsonObject old, JsonObject spec, DefinitionNames names, FaultList faults)
    {
        var before = old.Object("spec") ?? [];
        var isEstablished = DefinitionConditions.IsTrue(old, DefinitionConditions.Established);
        void Fixed(string path, string? was, string? now)
        {
            if (was != now)
            {
                faults.Invalid(path, now ?? "", "field is immutable");
            }
        }

        if (isEstablished)
        {
            Fixed("spec.scope", before.Text("scope"), spec.Text("scope"));
            Fixed("spec.names.kind", before.Object("names").Text("kind"), names.Kind);
        }

        Fixed("spec.group", before.Text("group"), spec.Text("group"));
        Fixed("spec.names.plural", before.Object("names").Text("plural"), names.Plural);
    }
}
