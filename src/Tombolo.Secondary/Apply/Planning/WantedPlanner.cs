using System.Text.Json;
using Tombolo.Api.Details;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;
using Tombolo.Protocol.Plans;
using Tombolo.Protocol.Sets;
using Tombolo.Secondary.Access;
using Tombolo.Secondary.Apply.Comparing;
using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Apply.Deciding;
using Tombolo.Secondary.Apply.Live;
using Tombolo.Secondary.Apply.Reconciling;
using Tombolo.Secondary.Apply.Results;
using Tombolo.Secondary.Apply.Writing;
using Tombolo.Secondary.Sync;

namespace Tombolo.Secondary.Apply.Planning;

/// <summary>
/// Says what would become of one object that is wanted: by the decision that applies it, on the object as it is at this moment, and a dry run of the write
/// that follows from it.
/// </summary>
internal sealed class WantedPlanner(IKubernetesClient client, CopyTypes types, string k10Namespace)
{
    private const int MostLooks = 3;

    private readonly CopyWriter _writer = new(client) { IsDryRun = true };
    private readonly CopyComparer _comparer = new(FieldComparer.Default);

    /// <exception cref="KubernetesUnreachableException">The API server does not answer.</exception>
    public async Task<PlannedObject> PlanAsync(PlanItem asked, string primaryId, PlannedFields fields, CancellationToken cancellationToken)
    {
        if (!ItemKey.TryParse(asked.Key, out var item))
        {
            return new PlannedObject("", asked.Key, PlanActions.Refused, ObjectReasons.InvalidItem, $"'{asked.Key}' is no group/version/kind/name", []);
        }

        var wanted = WantedCopyReader.Read(item, new DesiredPayload(asked.Key, asked.Etag, asked.Payload), primaryId, k10Namespace, out var fault);
        if (wanted is null || AccessCopies.Is(item))
        {
            return Told(item, PlanActions.Refused, ObjectReasons.InvalidItem, wanted is null ? fault : "access is no part of a plan");
        }

        try
        {
            return await types.FindAsync(item, cancellationToken) is { } type
                ? await PlanAsync(type, wanted, fields, cancellationToken)
                : Told(item, PlanActions.Refused, ObjectReasons.KindNotServed, $"this cluster does not serve {item.Kind} of {item.Group}; install its CustomResourceDefinition");
        }
        catch (KubernetesException refused)
        {
            var type = new ResourceType(item.Group, item.Version, item.Kind, item.Kind, Namespaced: true);
            var why = WriteRefusal.Of(refused.Status, type, new ResourceKey(k10Namespace, item.Name));
            return Told(item, PlanActions.Refused, why.Reason, why.Message);
        }
    }

    private async Task<PlannedObject> PlanAsync(ResourceType type, WantedCopy wanted, PlannedFields fields, CancellationToken cancellationToken)
    {
        var key = new ResourceKey(type.Namespaced ? k10Namespace : "", wanted.Item.Name);
        for (var looks = 0; looks < MostLooks; looks++)
        {
            using var look = new CopyLook(wanted, await ReadAsync(type, key, cancellationToken), type.Namespaced ? k10Namespace : null, _comparer);
            if (await TryAsync(type, key, look, fields, cancellationToken) is { } planned)
            {
                return planned;
            }
        }

        return Told(wanted.Item, PlanActions.Refused, ObjectReasons.Retrying, $"{type.Kind} {key} changes faster than it can be looked at; ask again");
    }

    /// <summary>Null when the object was not as it was looked at: look again.</summary>
    private async Task<PlannedObject?> TryAsync(ResourceType type, ResourceKey key, CopyLook look, PlannedFields fields, CancellationToken cancellationToken)
    {
        var (item, decision) = (look.Wanted.Item, look.Decide(ignored: null));
        if (decision.Action == ApplyAction.Nothing)
        {
            return Stay(key, look, decision, fields);
        }

        if (decision.Action == ApplyAction.Replace)
        {
            // Two writes, of which the second cannot be tried before the first is done.
            return fields.Tell(Told(item, PlanActions.Replace), Effect(look, look.BodyForCreate()), look.LiveRoot);
        }

        var (body, force) = look.WriteFor(decision.Action);
        var answer = await _writer.ApplyAsync(type, key, body, force, cancellationToken);
        if (answer.IsSuccess)
        {
            return Written(look, decision, answer.Value, fields);
        }

        if (decision.Action == ApplyAction.Adopt && WriteRefusal.IsManagerConflict(answer.Error))
        {
            return Told(item, PlanActions.Conflict, ObjectReasons.ForeignObject, ObjectMessages.ManagerConflict(look.Wanted, key, answer.Error.Causes));
        }

        if (WriteRefusal.IsOutdated(answer.Error))
        {
            return null;
        }

        var refusal = WriteRefusal.Of(answer.Error, type, key);
        return fields.Tell(Told(item, PlanActions.Refused, refusal.Reason, refusal.Message), Effect(look, body), look.LiveRoot);
    }

    private static PlannedObject Stay(ResourceKey key, CopyLook look, ApplyDecision decision, PlannedFields fields)
    {
        var (wanted, differences) = (look.Wanted, PlanEffect.WithoutMetadata(decision.Differences));
        var planned = decision.State switch
        {
            ObjectStates.Conflict => Told(wanted.Item, PlanActions.Conflict, decision.Reason, ObjectMessages.Conflict(wanted, key, decision.Reason, decision.Differences, look.LiveRoot)),
            ObjectStates.Drifted => Told(wanted.Item, PlanActions.Drifted, decision.Reason, ObjectMessages.DriftReported(wanted, key, decision.Differences, look.LiveRoot)),
            ObjectStates.Pending => Told(wanted.Item, PlanActions.Wait, decision.Reason, ResultMaker.Waiting(look, key, decision.Reason).Message),
            _ => Told(wanted.Item, PlanActions.Unchanged, decision.Reason),
        };
        return planned.Action == PlanActions.Unchanged ? planned : fields.Tell(planned, differences, look.LiveRoot);
    }

    private static PlannedObject Written(CopyLook look, ApplyDecision decision, KubernetesObject answer, PlannedFields fields)
    {
        var item = look.Wanted.Item;
        if (decision.Action == ApplyAction.Create)
        {
            return Told(item, PlanActions.Create);
        }

        using var after = answer.ToDocument();
        var effect = PlanEffect.Find(FieldComparer.Default, item.Kind, after.RootElement, look.LiveRoot);
        if (effect.Count == 0 && look.Copy!.Marks?.Content == look.Wanted.Content)
        {
            // What differs is what the target itself makes of it: writing it again changes nothing.
            return Told(item, PlanActions.Unchanged, decision.Differences.Count > 0 ? ObjectReasons.FieldIgnored : "");
        }

        var action = decision.Action switch
        {
            ApplyAction.Adopt => PlanActions.Adopt,
            ApplyAction.TakeOver => PlanActions.TakeOver,
            _ => PlanActions.Update,
        };
        return fields.Tell(Told(item, action, decision.Reason), effect, look.LiveRoot);
    }

    private async Task<KubernetesObject?> ReadAsync(ResourceType type, ResourceKey key, CancellationToken cancellationToken)
    {
        var read = await client.GetAsync(type, key, cancellationToken);
        return read switch
        {
            { IsSuccess: true } => read.Value,
            { IsNotFound: true } => null,
            _ => throw new KubernetesException(read.Error!),
        };
    }

    private static IReadOnlyList<FieldDifference> Effect(CopyLook look, ReadOnlyMemory<byte> body)
    {
        if (look.Live is null)
        {
            return [];
        }

        using var applied = JsonDocument.Parse(body, CopyLook.DeepJson);
        return PlanEffect.OfContent(FieldComparer.Default, look.Wanted.Item.Kind, applied.RootElement, look.LiveRoot);
    }

    private static PlannedObject Told(ItemKey item, string action, string reason = "", string message = "") => new(item.Kind, item.Name, action, reason, message, []);
}
