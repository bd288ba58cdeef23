using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Validation;
using Tombolo.Dashboard.Api;
using Tombolo.Kubernetes.Yaml;

namespace Tombolo.Dashboard.Objects;

/// <summary>Reads YAML that somebody wrote, and finds what is wrong with it before the API server is asked.</summary>
internal static class YamlReader
{
    private const int MostCharacters = 512 * 1024;

    /// <summary>The object; null after adding at least one error.</summary>
    /// <param name="name">The name it must have; null for any.</param>
    public static JsonObject? Read(string? yaml, ResourceType type, string? name, ICollection<FieldError> errors)
    {
        if (string.IsNullOrWhiteSpace(yaml) || yaml.Length > MostCharacters)
        {
            errors.Add(new FieldError("yaml", string.IsNullOrWhiteSpace(yaml) ? "is needed" : $"is longer than {MostCharacters} characters"));
            return null;
        }

        if (!YamlText.TryParseForeign(yaml, out var documents, out var problem))
        {
            errors.Add(new FieldError("yaml", problem));
            return null;
        }

        if (documents is not [JsonObject body])
        {
            errors.Add(new FieldError("yaml", "must be one object with apiVersion, kind and metadata"));
            return null;
        }

        Check(body, type, name, errors);
        return errors.Count == 0 ? body : null;
    }

    private static void Check(JsonObject body, ResourceType type, string? name, ICollection<FieldError> errors)
    {
        Expect("apiVersion", JsonFields.Text(body, "apiVersion"), type.ApiVersion);
        Expect("kind", JsonFields.Text(body, "kind"), type.Kind);
        if (body["metadata"] is not JsonObject metadata)
        {
            errors.Add(new FieldError("metadata", "is needed"));
            return;
        }

        if (name is not null)
        {
            Expect("metadata.name", JsonFields.Text(metadata, "name"), name);
        }
        else if (DnsNames.CheckSubdomain(JsonFields.Text(metadata, "name")) is { } fault)
        {
            errors.Add(new FieldError("metadata.name", $"is no object name: it {fault}"));
        }

        metadata.TryAdd("namespace", WellKnownNamespaces.MultiCluster);
        Expect("metadata.namespace", JsonFields.Text(metadata, "namespace"), WellKnownNamespaces.MultiCluster);

        void Expect(string path, string? found, string wanted)
        {
            if (found != wanted)
            {
                errors.Add(new FieldError(path, $"must be {wanted}"));
            }
        }
    }
}
