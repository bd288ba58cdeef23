using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Payloads;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Objects;
using Tombolo.Primary.Distributions.Definitions;

namespace Tombolo.Primary.Tests.Distributions;

/// <summary>Makes Distributions as the API server sends them; with our finalizer unless it is taken away.</summary>
internal sealed class DistributionBuilder(string name)
{
    private readonly JsonArray _clusters = [];
    private readonly JsonArray _sources = [];
    private readonly JsonObject _spec = [];
    private readonly JsonObject _annotations = [];
    private JsonArray _finalizers = [Finalizers.Distribution];
    private string _uid = $"uid-of-{name}";
    private string? _rawSpec;
    private bool _isDeleting;
    private JsonNode? _status;

    public DistributionBuilder To(params string[] clusters)
    {
        foreach (var cluster in clusters)
        {
            _clusters.Add(new JsonObject { ["name"] = cluster });
        }

        return this;
    }

    public DistributionBuilder Where(string selector)
    {
        _clusters.Add(new JsonObject { ["selector"] = selector });
        return this;
    }

    public DistributionBuilder Of(ResourceType type, params string[] names)
    {
        foreach (var source in names)
        {
            _sources.Add(new JsonObject
            {
                ["ref"] = new JsonObject
                {
                    ["apiVersion"] = type.ApiVersion,
                    ["kind"] = type.Kind,
                    ["name"] = source,
                    ["namespace"] = WellKnownNamespaces.MultiCluster,
                },
            });
        }

        return this;
    }

    public DistributionBuilder OfProfiles(params string[] names) => Of(KnownResources.Profile, names);

    public DistributionBuilder With(string field, JsonNode value)
    {
        _spec[field] = value;
        return this;
    }

    public DistributionBuilder Paused(string reason = "maintenance") => With("paused", true).With("pauseReason", reason);

    public DistributionBuilder WithRawSpec(string json)
    {
        _rawSpec = json;
        return this;
    }

    public DistributionBuilder WithUid(string uid)
    {
        _uid = uid;
        return this;
    }

    public DistributionBuilder WithAnnotation(string key, string value)
    {
        _annotations[key] = value;
        return this;
    }

    public DistributionBuilder WithFinalizers(params string[] finalizers)
    {
        _finalizers = [.. finalizers.Select(finalizer => JsonValue.Create(finalizer))];
        return this;
    }

    public DistributionBuilder Deleting()
    {
        _isDeleting = true;
        return this;
    }

    public DistributionBuilder WithStatus(string json)
    {
        _status = JsonNode.Parse(json);
        return this;
    }

    public string ToJson()
    {
        var metadata = new JsonObject
        {
            ["name"] = name,
            ["namespace"] = WellKnownNamespaces.MultiCluster,
            ["uid"] = _uid,
            ["resourceVersion"] = "1",
            ["generation"] = 1,
            ["finalizers"] = _finalizers.DeepClone(),
            ["annotations"] = _annotations.DeepClone(),
        };
        if (_isDeleting)
        {
            metadata["deletionTimestamp"] = "2026-01-01T00:00:00Z";
        }

        var spec = _rawSpec is null ? _spec.DeepClone() : JsonNode.Parse(_rawSpec)!;
        if (_rawSpec is null)
        {
            spec["clusters"] = _clusters.DeepClone();
            spec["sources"] = _sources.DeepClone();
        }

        var json = new JsonObject
        {
            ["apiVersion"] = KnownResources.Distribution.ApiVersion,
            ["kind"] = KnownResources.Distribution.Kind,
            ["metadata"] = metadata,
            ["spec"] = spec,
        };
        if (_status is not null)
        {
            json["status"] = _status.DeepClone();
        }

        return json.ToJsonString();
    }

    public DistributionObject BuildObject() =>
        new DistributionReader(PayloadPolicy.Default).Read(KubernetesObject.Parse(Encoding.UTF8.GetBytes(ToJson())));

    public DistributionDefinition Build() => BuildObject().Definition;
}
