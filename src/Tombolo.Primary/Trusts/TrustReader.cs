using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Serialization;
using Tombolo.Api.Trusts;
using Tombolo.Api.Validation;
using Tombolo.Kubernetes.Informers;
using Tombolo.Kubernetes.Objects;
using Tombolo.Protocol.Jwt;

namespace Tombolo.Primary.Trusts;

/// <summary>Decodes ClusterTrusts; given to their informer. What cannot be read is a fault of the object, never an exception.</summary>
internal static class TrustReader
{
    public static InformerOptions<TrustObject> Options { get; } = new() { Namespace = WellKnownNamespaces.MultiCluster, Decode = Read };

    public static TrustObject Read(KubernetesObject source)
    {
        using var document = source.ToDocument();
        var errors = new List<string>();
        var spec = Read(document.RootElement, "spec", ApiJsonContext.Default.ClusterTrustSpec, errors) ?? new ClusterTrustSpec();
        if (errors.Count == 0)
        {
            var metadata = new ObjectMeta { Name = source.Metadata.Name, Namespace = source.Metadata.Namespace };
            errors.AddRange(ClusterTrustValidator.Validate(new ClusterTrust { Metadata = metadata, Spec = spec }).Select(error => error.ToString()));
        }

        var keys = ReadKeys(spec, errors);
        return new TrustObject(
            source.Metadata.Key, source.Metadata.Uid, source.Metadata.ResourceVersion, source.Metadata.Generation, source.Metadata.IsDeleting, spec, errors.Count == 0 ? keys : [], errors)
        {
            Status = Read(document.RootElement, "status", ApiJsonContext.Default.ClusterTrustStatus, []),
        };
    }

    private static List<JsonWebKey> ReadKeys(ClusterTrustSpec spec, List<string> errors)
    {
        var keys = new List<JsonWebKey>();
        for (var i = 0; i < (spec.Jwks?.Count ?? 0); i++)
        {
            var problems = new List<string>();
            keys.AddRange(JsonWebKeySet.Read(JsonMarshal.GetRawUtf8Value(spec.Jwks![i]).ToArray(), problems));
            errors.AddRange(problems.Select(problem => $"spec.jwks[{i}]: {problem}"));
        }

        return keys;
    }

    private static T? Read<T>(JsonElement json, string field, JsonTypeInfo<T> contract, List<string> errors)
        where T : class
    {
        try
        {
            return json.TryGetProperty(field, out var value) ? value.Deserialize(contract) : null;
        }
        catch (JsonException unreadable)
        {
            // The path of the exception is that below the field: $.subjects[0].
            errors.Add($"{field}{unreadable.Path?.TrimStart('$')}: has another type than a ClusterTrust has there; see kubectl explain clustertrust");
            return null;
        }
    }
}
