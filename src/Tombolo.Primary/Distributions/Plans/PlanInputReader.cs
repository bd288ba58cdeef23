using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Tombolo.Api.Details;
using Tombolo.Api.Names;
using Tombolo.Api.Payloads;
using Tombolo.Api.Resources;
using Tombolo.Api.Validation;
using Tombolo.Kubernetes.Objects;
using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.Plans;

/// <summary>Reads the objects of a <see cref="PlanRequest"/> as the informers would read them if they were stored.</summary>
/// <param name="find">The Distribution of that name as it is stored; null for none.</param>
internal sealed class PlanInputReader(PayloadPolicy payloads, Func<string, DistributionDefinition?> find, ISourceLookup sources)
{
    private const int MostObjects = 500;

    private readonly DistributionReader _distributions = new(payloads);

    /// <summary>False with every fault at once.</summary>
    public bool TryRead(PlanRequest request, List<FieldError> errors, [NotNullWhen(true)] out PlanInput? input)
    {
        var read = new Reading(errors);
        var objects = request.Objects ?? [];
        if (objects.Count is 0 or > MostObjects)
        {
            errors.Add(new FieldError("objects", $"1 to {MostObjects} objects can be planned at once, not {objects.Count}"));
        }

        for (var index = 0; index < Math.Min(objects.Count, MostObjects); index++)
        {
            Read(objects[index], $"objects[{index}]", read);
        }

        input = errors.Count > 0 ? null : new PlanInput { Subjects = read.Subjects, Distribution = read.Distribution, Sources = read.Sources };
        return input is not null;
    }

    private void Read(JsonElement json, string path, Reading read)
    {
        var (apiVersion, kind, metadata) = (Text(json, "apiVersion"), Text(json, "kind"), Field(json, "metadata"));
        var (name, @namespace) = (Text(metadata, "name"), Text(metadata, "namespace"));
        if (DnsNames.CheckSubdomain(name) is { } fault)
        {
            read.Errors.Add(new FieldError($"{path}.metadata.name", fault));
            return;
        }

        if (@namespace is not ("" or WellKnownNamespaces.MultiCluster))
        {
            read.Errors.Add(new FieldError($"{path}.metadata.namespace", $"is {@namespace}; Distributions and what they send are in {WellKnownNamespaces.MultiCluster}"));
            return;
        }

        var isDistribution = apiVersion == KnownResources.Distribution.ApiVersion && kind == KnownResources.Distribution.Kind;
        if ((isDistribution ? KnownResources.Distribution : payloads.Find(apiVersion, kind)) is not { } type)
        {
            read.Errors.Add(new FieldError(path, $"is a {kind} of {apiVersion}, and a plan is about one Distribution and {string.Join(", ", payloads.Kinds.Select(allowed => allowed.Kind))}"));
        }
        else if (read.Subjects.Exists(subject => subject.Type == type && subject.Name == name) || (isDistribution && read.Distribution is not null))
        {
            read.Errors.Add(new FieldError(path, isDistribution ? "is a second Distribution; plan one at a time" : $"{kind}/{name} is there twice"));
        }
        else
        {
            try
            {
                Add(KubernetesObject.Parse(PlanObject.Normalize(json, type), type), type, name, path, read);
            }
            catch (JsonException)
            {
                read.Errors.Add(new FieldError(path, $"{kind}/{name} cannot be read as a Kubernetes object; kubectl create --dry-run=server says more"));
            }
        }
    }

    private void Add(KubernetesObject json, ResourceType type, string name, string path, Reading read)
    {
        if (type == KnownResources.Distribution)
        {
            var stored = find(name);
            read.Distribution = _distributions.Read(json).Definition with
            {
                Uid = stored?.Uid ?? "",
                IsAdmitted = true,
                IsDeleting = false,
                IsApprovalInUse = stored?.IsApprovalInUse ?? false,
                SpentApproval = stored?.SpentApproval ?? "",
            };
            read.Errors.AddRange(read.Distribution.Errors.Select(error => error with { Path = $"{path}.{error.Path}" }));
            read.Subjects.Add(new PlanSubject(type, name, stored is not null));
            return;
        }

        var source = new SourceReader(type).Read(json);
        var exists = sources.TryGet(source.Key, out var known);
        read.Sources.Add(source with { Uid = known?.Uid ?? "" });
        read.Subjects.Add(new PlanSubject(type, name, exists));
    }

    private static JsonElement Field(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var field) ? field : default;

    private static string Text(JsonElement json, string name) => Field(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    private sealed class Reading(List<FieldError> errors)
    {
        public List<FieldError> Errors => errors;

        public List<PlanSubject> Subjects { get; } = [];

        public DistributionDefinition? Distribution { get; set; }

        public List<SourceObject> Sources { get; } = [];
    }
}
