using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.Api.Distributions;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Payloads;
using Tombolo.Api.Validation;
using Tombolo.Dashboard.Api;
using Kinds = Tombolo.Api.Serialization.ApiJsonContext;

namespace Tombolo.Dashboard.Distributions;

/// <summary>Reads a form into a Distribution, and finds every fault at once.</summary>
internal static class DistributionForms
{
    /// <summary>A new object of what the form says.</summary>
    public static JsonObject ToBody(DistributionForm form)
    {
        var distribution = new Distribution { Metadata = new ObjectMeta { Namespace = WellKnownNamespaces.MultiCluster, Name = form.Name?.Trim() } };
        var body = JsonSerializer.SerializeToNode(distribution, Kinds.Default.Distribution)!.AsObject();
        Write(form, body);
        return body;
    }

    /// <summary>Replaces what the form holds and leaves the rest of the object alone, overrides above all.</summary>
    public static void Write(DistributionForm form, JsonObject into)
    {
        var spec = into["spec"] as JsonObject ?? [];
        into["spec"] = spec;
        var written = JsonSerializer.SerializeToNode(new DistributionSpec
        {
            Clusters = form.Clusters is null ? null : SelectionEntries.Write(form.Clusters),
            Sources = form.Sources is null ? null : [.. form.Sources.Select(ToSource)],
            References = form.References,
            DeletionPolicy = form.DeletionPolicy,
            DriftPolicy = form.DriftPolicy,
            ConflictPolicy = form.ConflictPolicy,
            PauseReason = form.PauseReason,
        }, Kinds.Default.DistributionSpec)!.AsObject();
        foreach (var (field, value) in written)
        {
            spec[field] = value?.DeepClone();
        }

        if (form.Paused is { } paused)
        {
            spec["paused"] = paused;
        }
    }

    /// <summary>Faults, at the paths of the form.</summary>
    public static IReadOnlyList<FieldError> Check(Distribution distribution) =>
        [.. DistributionValidator.Validate(distribution, PayloadPolicy.Default).Select(error => error with { Path = FormPaths.Of(error.Path) })];

    public static Distribution Read(JsonObject body) => body.Deserialize(Kinds.Default.Distribution)!;

    private static DistributionSource ToSource(SourceEntry source) => new()
    {
        Ref = new SourceReference
        {
            ApiVersion = source.ApiVersion is { Length: > 0 } given ? given : PayloadPolicy.Default.Kinds.FirstOrDefault(kind => kind.Kind == source.Kind)?.ApiVersion,
            Kind = source.Kind,
            Name = source.Name,
            Namespace = WellKnownNamespaces.MultiCluster,
        },
    };
}
