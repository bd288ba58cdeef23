using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tombolo.Api.Access;
using Tombolo.Api.Meta;
using Tombolo.Api.Selectors;
using Tombolo.Api.Serialization;
using Tombolo.Api.Validation;
using Tombolo.Kubernetes.Objects;
using Tombolo.Protocol.Grants;

namespace Tombolo.Primary.Access.Definitions;

/// <summary>Decodes K10ClusterRoleBindings; given to their informer. What cannot be read is a fault of the binding, never an exception.</summary>
internal static class BindingReader
{
    public static BindingObject Read(KubernetesObject source)
    {
        using var document = source.ToDocument();
        var status = Read(document.RootElement, "status", ApiJsonContext.Default.K10ClusterRoleBindingStatus, []);
        return new BindingObject(ReadDefinition(source.Metadata, document.RootElement), source.Metadata.ResourceVersion, source.Metadata.Generation, status);
    }

    private static BindingDefinition ReadDefinition(ObjectMetadata metadata, JsonElement json)
    {
        var errors = new List<FieldError>();
        var spec = Read(json, "spec", ApiJsonContext.Default.K10ClusterRoleBindingSpec, errors);
        if (errors.Count == 0)
        {
            errors.AddRange(K10ClusterRoleBindingValidator.Validate(new K10ClusterRoleBinding
            {
                Metadata = new ObjectMeta { Name = metadata.Name, Namespace = metadata.Namespace },
                Spec = spec,
            }));
        }

        return new BindingDefinition
        {
            Name = metadata.Name,
            Uid = metadata.Uid,
            Role = spec?.Role ?? "",
            Selection = ClusterSelection.Parse(spec?.Clusters, []),
            Subjects = errors.Count == 0 ? Subjects(spec) : [],
            IsDeleting = metadata.IsDeleting,
            Errors = errors,
            Spec = json.TryGetProperty("spec", out var raw) ? JsonMarshal.GetRawUtf8Value(raw).ToArray() : default,
        };
    }

    private static IReadOnlyList<GrantSubject> Subjects(K10ClusterRoleBindingSpec? spec) =>
        [.. (spec?.Subjects ?? [])
            .OfType<Subject>()
            .Select(subject => new GrantSubject(subject.Kind!, subject.Name!))
            .Distinct()
            .OrderBy(subject => subject.Kind, StringComparer.Ordinal)
            .ThenBy(subject => subject.Name, StringComparer.Ordinal)];

    private static T? Read<T>(JsonElement json, string field, JsonTypeInfo<T> contract, List<FieldError> errors)
        where T : class
    {
        try
        {
            return json.TryGetProperty(field, out var value) ? value.Deserialize(contract) : null;
        }
        catch (JsonException unreadable)
        {
            // The path of the exception is that below the field: $.subjects[0].
            var path = field + unreadable.Path?.TrimStart('$');
            errors.Add(new FieldError(path, "has another type than a K10ClusterRoleBinding has there; see kubectl explain k10clusterrolebinding"));
            return null;
        }
    }
}
