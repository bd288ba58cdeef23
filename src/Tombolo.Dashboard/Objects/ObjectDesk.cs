using System.Text.Json.Nodes;
using Tombolo.Api.Resources;
using Tombolo.Api.Validation;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Api.Writing;
using Tombolo.Kubernetes.Objects;
using Tombolo.Kubernetes.Yaml;

namespace Tombolo.Dashboard.Objects;

/// <summary>Objects as YAML, read and written with the caller's own token.</summary>
internal sealed class ObjectDesk(UserWriter writer)
{
    public async Task<Outcome<ObjectYaml>> GetAsync(ResourceType type, string name, CancellationToken cancellationToken)
    {
        var found = await writer.GetAsync(type, name, cancellationToken);
        return found.Has(out var current, out var refusal) ? Show(type, current) : refusal;
    }

    public async Task<Outcome<ObjectYaml>> CreateAsync(ResourceType type, YamlChange change, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        if (YamlReader.Read(change.Yaml, type, name: null, errors) is not { } body || (errors = [.. YamlMask.RestoreTexts(body, shown: null), .. ObjectRules.Check(type, body)]).Count > 0)
        {
            return Refusal.Invalid(errors);
        }

        Strip(body);
        body["metadata"]!.AsObject().Remove("resourceVersion");
        var written = await writer.CreateAsync(type, body, dryRun: true, cancellationToken);
        if (written.Refusal is null && !change.DryRun)
        {
            written = await writer.CreateAsync(type, body, dryRun: false, cancellationToken);
        }

        return written.Has(out var created, out var refusal) ? Show(type, created) : refusal;
    }

    /// <summary>Tried first: what the API server refuses is refused whole.</summary>
    public async Task<Outcome<ObjectYaml>> ChangeAsync(ResourceType type, string name, YamlChange change, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        if (YamlReader.Read(change.Yaml, type, name, errors) is not { } edited)
        {
            return Refusal.Invalid(errors);
        }

        var found = await writer.GetAsync(type, name, cancellationToken);
        if (!found.Has(out var live, out var refusal))
        {
            return refusal;
        }

        Strip(edited);
        var document = ObjectDocument.Of(type, live);
        YamlMask.RestoreAnnotation(edited, document);

        // The version that was shown, by the request or by the text; a text without one is written over what is there. The numbers of
        // what is not shown are those of the text's own version: in any other they may stand for other texts.
        var metadata = edited["metadata"]!.AsObject();
        var requested = change.ResourceVersion is { Length: > 0 } version ? version : null;
        var numbered = JsonFields.Text(metadata, "resourceVersion") ?? requested;
        errors = [.. YamlMask.RestoreTexts(edited, numbered == live.Metadata.ResourceVersion ? document : null), .. ObjectRules.Check(type, edited)];
        metadata["resourceVersion"] = requested ?? numbered ?? live.Metadata.ResourceVersion;
        metadata["uid"] = live.Metadata.Uid;
        if (errors.Count > 0)
        {
            // Somebody else's change is said first: the text is of no use then.
            var isStale = JsonFields.Text(metadata, "resourceVersion") != live.Metadata.ResourceVersion;
            return (isStale ? (await writer.UpdateAsync(type, name, edited, dryRun: true, cancellationToken)).Refusal : null) ?? Refusal.Invalid(errors);
        }

        var written = await writer.UpdateAsync(type, name, edited, dryRun: true, cancellationToken);
        if (written.Refusal is null && !change.DryRun)
        {
            written = await writer.UpdateAsync(type, name, edited, dryRun: false, cancellationToken);
        }

        return written.Has(out var updated, out var refused) ? Show(type, updated) : refused;
    }

    private static ObjectYaml Show(ResourceType type, KubernetesObject found)
    {
        var body = ObjectDocument.Of(type, found);
        YamlMask.Hide(body);
        return new ObjectYaml(type.Kind, found.Metadata.Name, found.Metadata.ResourceVersion, YamlText.Format(body));
    }

    // What only the API server writes; the status goes by a path of its own.
    private static void Strip(JsonObject body)
    {
        body.Remove("status");
        foreach (var field in (string[])["managedFields", "creationTimestamp", "generation", "selfLink", "uid", "deletionTimestamp", "deletionGracePeriodSeconds"])
        {
            body["metadata"]!.AsObject().Remove(field);
        }
    }
}
