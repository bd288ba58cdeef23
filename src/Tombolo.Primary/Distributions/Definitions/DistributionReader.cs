using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tombolo.Api.Distributions;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Payloads;
using Tombolo.Api.Selectors;
using Tombolo.Api.Serialization;
using Tombolo.Api.Validation;
using Tombolo.Kubernetes.Objects;
using Tombolo.Primary.Distributions.Overrides;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.Definitions;

/// <summary>Decodes Distributions; given to their informer. What cannot be read is a fault of the Distribution, never an exception.</summary>
internal sealed class DistributionReader(PayloadPolicy payloads)
{
    public DistributionObject Read(KubernetesObject source)
    {
        using var document = source.ToDocument();
        var metadata = source.Metadata;
        var status = Read(document.RootElement, "status", ApiJsonContext.Default.DistributionStatus, []);
        var definition = ReadDefinition(metadata, document.RootElement);
        definition = definition with
        {
            IsApprovalInUse = definition.ApprovedRevision.Length > 0 && definition.ApprovedRevision == status?.RevisionHash,
            SpentApproval = status?.SpentApproval ?? "",
        };
        return new DistributionObject(definition, metadata.ResourceVersion, metadata.Generation, metadata.Finalizers, status);
    }

    private DistributionDefinition ReadDefinition(ObjectMetadata metadata, JsonElement json)
    {
        var errors = new List<FieldError>();
        var spec = Read(json, "spec", ApiJsonContext.Default.DistributionSpec, errors);
        var isReadable = errors.Count == 0;
        spec ??= new DistributionSpec();
        if (isReadable)
        {
            var typed = new Distribution { Metadata = new ObjectMeta { Name = metadata.Name, Namespace = metadata.Namespace }, Spec = spec };
            errors.AddRange(DistributionValidator.Validate(typed, payloads));
        }

        if (FlagAnnotation.Check(metadata.Annotations, Annotations.Protect) is { } unread)
        {
            errors.Add(unread);
        }

        var selectionErrors = new List<FieldError>();
        return new DistributionDefinition
        {
            Name = metadata.Name,
            Uid = metadata.Uid,
            Selection = ClusterSelection.Parse(spec.Clusters, selectionErrors),
            SelectionIsUncertain = !isReadable || selectionErrors.Count > 0,
            Sources = ReadSources(spec),
            Policies = CopyPolicies.Of(spec),
            Overrides = SourceOverrideReader.Read(spec, payloads),
            FollowsReferences = spec.References != ReferencePolicies.Report,
            ForceSync = metadata.Annotations.GetValueOrDefault(Annotations.ForceSync, ""),
            IsPaused = spec.Paused,
            PauseReason = spec.PauseReason ?? "",
            IsDeleting = metadata.IsDeleting,
            IsProtected = FlagAnnotation.MayBeTrue(metadata.Annotations, Annotations.Protect),
            ApprovedRevision = metadata.Annotations.GetValueOrDefault(Annotations.ApproveRemoval, "").Trim(),
            IsAdmitted = metadata.Finalizers.Contains(Finalizers.Distribution),
            Errors = errors,
            Spec = json.TryGetProperty("spec", out var raw) ? JsonMarshal.GetRawUtf8Value(raw).ToArray() : default,
        };
    }

    private List<SourceKey> ReadSources(DistributionSpec spec)
    {
        var keys = new List<SourceKey>();
        foreach (var source in spec.Sources ?? [])
        {
            if (source?.Ref is { Name.Length: > 0 } reference
                && reference.Namespace is null or "" or WellKnownNamespaces.MultiCluster
                && payloads.Find(reference.ApiVersion ?? "", reference.Kind ?? "") is { } type)
            {
                var key = new SourceKey(type, reference.Name);
                if (!keys.Contains(key))
                {
                    keys.Add(key);
                }
            }
        }

        return keys;
    }

    private static T? Read<T>(JsonElement json, string field, JsonTypeInfo<T> contract, List<FieldError> errors)
        where T : class
    {
        try
        {
            return json.TryGetProperty(field, out var value) ? value.Deserialize(contract) : null;
        }
        catch (JsonException unreadable)
        {
            // The path of the exception is that below the field: $.sources[0].
            var path = field + unreadable.Path?.TrimStart('$');
            errors.Add(new FieldError(path, "has another type than a Distribution has there; see the examples of the contract or kubectl explain distribution"));
            return null;
        }
    }
}
