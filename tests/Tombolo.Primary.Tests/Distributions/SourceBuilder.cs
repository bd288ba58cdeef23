using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Objects;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Tests.Distributions;

/// <summary>Makes global resources as the API server sends them: with all the metadata that must not travel.</summary>
internal sealed class SourceBuilder(ResourceType type, string name)
{
    private readonly JsonObject _metadata = new()
    {
        ["name"] = name,
        ["namespace"] = WellKnownNamespaces.MultiCluster,
        ["uid"] = $"uid-of-{name}",
        ["resourceVersion"] = "1",
        ["generation"] = 3,
        ["finalizers"] = new JsonArray("example.org/guard"),
        ["ownerReferences"] = new JsonArray(new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Secret", ["name"] = "owner", ["uid"] = "1" }),
        ["managedFields"] = new JsonArray(new JsonObject { ["manager"] = "kubectl", ["operation"] = "Update" }),
    };

    private readonly JsonObject _fields = [];

    public ResourceType Type => type;

    public static SourceBuilder Profile(string name, string? secret = null, string @namespace = WellKnownNamespaces.MultiCluster)
    {
        var spec = new JsonObject
        {
            ["type"] = "Location",
            ["locationSpec"] = new JsonObject
            {
                ["type"] = "ObjectStore",
                ["objectStore"] = new JsonObject { ["objectStoreType"] = "S3", ["name"] = "backups" },
            },
        };
        if (secret is not null)
        {
            spec["locationSpec"]!["credential"] = new JsonObject
            {
                ["secretType"] = "AwsAccessKey",
                ["secret"] = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Secret", ["name"] = secret, ["namespace"] = @namespace },
            };
        }

        return new SourceBuilder(KnownResources.Profile, name).With("spec", spec);
    }

    public static SourceBuilder Secret(string name, string value = "swordfish", string secretType = "secrets.kanister.io/aws") =>
        new SourceBuilder(KnownResources.Secret, name)
            .With("type", secretType)
            .With("data", new JsonObject { ["aws_secret_access_key"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(value)) });

    public static SourceBuilder ConfigMap(string name) =>
        new SourceBuilder(KnownResources.ConfigMap, name)
            .With("data", new JsonObject { ["a"] = "1" })
            .With("binaryData", new JsonObject { ["b"] = "AAE=" });

    public SourceBuilder With(string field, JsonNode value)
    {
        _fields[field] = value;
        return this;
    }

    public SourceBuilder WithSpec(string json) => With("spec", JsonNode.Parse(json)!);

    public SourceBuilder WithUid(string uid) => WithMetadata("uid", uid);

    public SourceBuilder WithVersion(string version) => WithMetadata("resourceVersion", version);

    public SourceBuilder Deleting() => WithMetadata("deletionTimestamp", "2026-01-01T00:00:00Z");

    public SourceBuilder WithLabel(string key, string value) => WithEntry("labels", key, value);

    public SourceBuilder WithAnnotation(string key, string value) => WithEntry("annotations", key, value);

    public string ToJson()
    {
        var json = new JsonObject { ["apiVersion"] = type.ApiVersion, ["kind"] = type.Kind, ["metadata"] = _metadata.DeepClone() };
        foreach (var (field, value) in _fields)
        {
            json[field] = value!.DeepClone();
        }

        return json.ToJsonString();
    }

    public SourceObject Build() => Build(ToJson());

    public SourceObject Build(string json) => new SourceReader(type).Read(KubernetesObject.Parse(Encoding.UTF8.GetBytes(json)));

    public JsonDocument ToDocument() => JsonDocument.Parse(ToJson());

    private SourceBuilder WithMetadata(string field, string value)
    {
        _metadata[field] = value;
        return this;
    }

    private SourceBuilder WithEntry(string map, string key, string value)
    {
        _metadata[map] ??= new JsonObject();
        _metadata[map]![key] = value;
        return this;
    }
}
