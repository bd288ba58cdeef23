using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Runtime.Events;

/// <summary>Decides for each occurrence whether it is written, and writes it. One at a time.</summary>
internal sealed class EventWriter(IKubernetesClient client, EventRecorderOptions options)
{
    private readonly RecentItems<OccurrenceIdentity, EventState> _recent = new(options.Remembered);
    private readonly ObjectBudgets _budgets = new(options);

    /// <summary>Creates the Event, raises its count, or only remembers that it happened again.</summary>
    /// <exception cref="KubernetesUnreachableException">Nothing was written or remembered; may be called again.</exception>
    public async Task<KubernetesResult<EventOutcome>> WriteAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var known = _recent.TryGet(occurrence.Identity, out var state);
        if (known && occurrence.Time - state!.Written < options.Window)
        {
            state.Count++;
            return KubernetesResult<EventOutcome>.Success(EventOutcome.Counted);
        }

        if (!_budgets.Allows(occurrence.Identity.About, occurrence.Time))
        {
            return KubernetesResult<EventOutcome>.Success(EventOutcome.OverBudget);
        }

        var result = known
            ? await RepeatAsync(occurrence, state!, cancellationToken)
            : await CreateAsync(occurrence, new EventState { First = occurrence.Time }, cancellationToken);
        _budgets.Take(occurrence.Identity.About, occurrence.Time);
        return result;
    }

    private async Task<KubernetesResult<EventOutcome>> CreateAsync(Occurrence occurrence, EventState state, CancellationToken cancellationToken)
    {
        var key = KeyOf(occurrence.Identity);
        var body = EventJson.Write(key, occurrence.Identity, state, occurrence.Time, options);
        var created = await client.CreateAsync(KnownResources.Event, key.Namespace, body, WriteOptions.Default, cancellationToken);
        return created.Error is { IsAlreadyExists: true }
            ? await ContinueAsync(occurrence, cancellationToken)
            : Remember(occurrence, state, created.Error);
    }

    // An earlier process, or another replica, wrote this Event.
    private async Task<KubernetesResult<EventOutcome>> ContinueAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var stored = await client.GetAsync(KnownResources.Event, KeyOf(occurrence.Identity), cancellationToken);
        if (!stored.IsSuccess)
        {
            return Remember(occurrence, new EventState { First = occurrence.Time }, stored.Error);
        }

        var state = EventJson.Read(stored.Value, occurrence.Time);
        if (occurrence.Time - state.Written >= options.Window)
        {
            return await RepeatAsync(occurrence, state, cancellationToken);
        }

        state.Count++;
        _recent.Set(occurrence.Identity, state);
        return KubernetesResult<EventOutcome>.Success(EventOutcome.Counted);
    }

    private async Task<KubernetesResult<EventOutcome>> RepeatAsync(Occurrence occurrence, EventState state, CancellationToken cancellationToken)
    {
        var raised = new EventState { First = state.First, Count = state.Count + 1 };
        var patch = EventJson.WriteRepetition(raised, occurrence.Time);
        var patched = await client.PatchAsync(
            KnownResources.Event, KeyOf(occurrence.Identity), PatchKind.Merge, patch, WriteOptions.Default, cancellationToken);

        // The API server drops Events after an hour; this one starts anew with its history.
        return patched.IsNotFound ? await CreateAsync(occurrence, raised, cancellationToken) : Remember(occurrence, raised, patched.Error);
    }

    // What was refused is remembered as well: asking again before the window is over would be refused again.
    private KubernetesResult<EventOutcome> Remember(Occurrence occurrence, EventState state, KubernetesStatus? error)
    {
        state.Written = occurrence.Time;
        _recent.Set(occurrence.Identity, state);
        return error is null ? KubernetesResult<EventOutcome>.Success(EventOutcome.Written) : KubernetesResult<EventOutcome>.Failure(error);
    }

    // Events about cluster-scoped objects are in the default namespace, by the API server's rule.
    private ResourceKey KeyOf(OccurrenceIdentity identity) =>
        new(identity.About.Key.Namespace is { Length: > 0 } own ? own : "default", EventName.Of(identity, options.Component));
}
