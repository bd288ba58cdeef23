using System.Text.Json;
using Tombolo.Api.Details;
using Tombolo.Api.Distributions;
using Tombolo.Api.Names;
using Tombolo.Api.Selectors;
using Tombolo.Api.Serialization;
using Tombolo.Api.Validation;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Primary.Distributions.Status;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Membership;

namespace Tombolo.Primary.Distributions.Details;

/// <summary>Says why a Distribution is, or is not, on a cluster as it is: what selects it, what changes it, what holds it back and what happens next.</summary>
internal sealed class TargetExplainer(
    ICompilations compilations, TargetBoard board, TargetDescriber describer, IMemberDirectory members, IMemberConnections connections, HubTerm term)
{
    public TargetExplanation Explain(DistributionOutcome outcome, string cluster)
    {
        var isKnown = members.TryGetByName(cluster, out var member);
        var isTarget = outcome.Targets.Contains(cluster);
        var state = board.Decide(outcome, cluster);
        var set = compilations.Current.Clusters.GetValueOrDefault(cluster)?.Set;
        var target = describer.Describe(outcome, cluster, state);
        if (!isTarget && !board.FormerTargets(outcome.Definition.Name).Contains(cluster))
        {
            target = target with { State = TargetReasons.NotSelected };
        }

        return new TargetExplanation
        {
            Distribution = outcome.Definition.Name,
            Cluster = cluster,
            SelectedBy = SelectedBy(outcome.Definition, cluster, member),
            Gates = Gates(outcome, cluster, member),
            Overrides = member is null ? [] :
            [
                .. outcome.Definition.Overrides
                    .Where(change => isTarget && change.Clusters.Selects(cluster, member.Labels))
                    .Select(change => $"{change.Path} of {change.Target}"),
            ],
            Wanted = set is null ? null : new Api.Clusters.Revision { Epoch = term.Epoch, Sequence = set.Sequence, Hash = set.Hash },
            IsConnected = isKnown && connections.IsConnected(member!.Id),
            LastContact = isKnown ? connections.LastContact(member!.Id) : null,
            Target = target,
            Next = NextStep.Of(target, isKnown && connections.IsConnected(member!.Id), outcome.RevisionHash),
        };
    }

    private static IReadOnlyList<string> SelectedBy(DistributionDefinition definition, string cluster, Member? member)
    {
        if (definition.SelectionIsUncertain)
        {
            return ["a part of spec.clusters cannot be read, so that every cluster may be meant; nothing changes until that is corrected"];
        }

        var terms = new List<string>();
        var entries = ReadSpec(definition)?.Clusters ?? [];
        for (var index = 0; index < entries.Count; index++)
        {
            if (ClusterSelection.Parse([entries[index]], new List<FieldError>()).Selects(cluster, member?.Labels ?? new Dictionary<string, string>()))
            {
                terms.Add(entries[index]!.Name is { Length: > 0 } name
                    ? $"spec.clusters[{index}].name {name}"
                    : $"spec.clusters[{index}].selector {entries[index]!.Selector!.Value.GetRawText()}");
            }
        }

        return member is null && terms.TrueForAll(term => !term.Contains("].name ", StringComparison.Ordinal)) ? [] : terms;
    }

    private static IReadOnlyList<string> Gates(DistributionOutcome outcome, string cluster, Member? member)
    {
        var definition = outcome.Definition;
        var gates = new List<string>();
        Add(!definition.IsAdmitted, "the Distribution has no finalizer yet; nothing is sent before");
        Add(definition.Errors.Count > 0, $"the specification is invalid: {FieldError.Join(definition.Errors)}");
        Add(definition.IsPaused, $"the Distribution is paused{Reason(definition.PauseReason)}; set its spec.paused to false");
        Add(definition is { IsDeleting: true, IsProtected: true }, $"annotation {Annotations.Protect} holds the deletion of the Distribution; remove it");
        Add(member is { IsPaused: true }, $"the Cluster is paused{Reason(member?.PauseReason ?? "")}; set its spec.paused to false");
        Add(member is { IsLeaving: true }, "the Cluster is being deleted: it removes its copies by itself and is given nothing any more");
        var unavailable = outcome.For(cluster).Unavailable;
        gates.AddRange(unavailable.Where(source => source.Blocks).Select(source => $"nothing changes on this cluster: {source.Message}"));
        Add(unavailable.Any(source => !source.Blocks), "nothing of the Distribution is removed from this cluster while a source is missing or refused");
        return gates;

        void Add(bool holds, string gate)
        {
            if (holds)
            {
                gates.Add(gate);
            }
        }
    }

    private static string Reason(string reason) => reason.Length == 0 ? "" : $" ({reason})";

    private static DistributionSpec? ReadSpec(DistributionDefinition definition) =>
        definition.Spec.IsEmpty ? null : JsonSerializer.Deserialize(definition.Spec.Span, ApiJsonContext.Default.DistributionSpec);
}
