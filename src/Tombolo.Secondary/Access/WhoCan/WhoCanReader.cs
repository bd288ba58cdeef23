using System.Text.Json;
using Tombolo.Api.Access;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;
using Tombolo.Protocol.Grants;
using Tombolo.Runtime.Hosting;
using Tombolo.Secondary.Apply.Comparing;
using Tombolo.Secondary.Apply.Copies;

namespace Tombolo.Secondary.Access.WhoCan;

/// <summary>
/// Answers who may do something on this cluster, from all its roles and bindings as they are at this moment: nothing is kept between two questions.
/// </summary>
internal sealed class WhoCanReader(IKubernetesClient client, ClusterContext context)
{
    /// <summary>Enough for any cluster that somebody still looks after by hand, and far below what one frame carries.</summary>
    public const int MostHolders = 2_000;

    /// <param name="primaryId">Whose K10ClusterRoleBindings are told from other bindings.</param>
    /// <exception cref="KubernetesException">Roles or bindings cannot be read.</exception>
    public async Task<WhoCanAnswer> ReadAsync(WhoCanQuestion question, string primaryId, CancellationToken cancellationToken)
    {
        var clusterRoles = await MatchesAsync(KnownResources.ClusterRole, "", question, cancellationToken);
        var holders = new List<WhoCanHolder>();
        foreach (var binding in await ListAsync(KnownResources.ClusterRoleBinding, "", cancellationToken))
        {
            AddHolders(holders, binding, primaryId, clusterRoles, new Dictionary<string, RuleMatch>());
        }

        if (question.Namespace.Length > 0)
        {
            var roles = await MatchesAsync(KnownResources.Role, question.Namespace, question, cancellationToken);
            foreach (var binding in await ListAsync(KnownResources.RoleBinding, question.Namespace, cancellationToken))
            {
                AddHolders(holders, binding, primaryId, clusterRoles, roles);
            }
        }

        holders.Sort(static (left, right) => string.CompareOrdinal(left.Binding, right.Binding));
        return new WhoCanAnswer(
            holders.Count > MostHolders ? holders[..MostHolders] : holders,
            [.. AccessRoles.References.Select(reference => RoleOf(reference, clusterRoles))],
            holders.Count > MostHolders);
    }

    private WhoCanRole RoleOf(string reference, Dictionary<string, RuleMatch> clusterRoles)
    {
        var name = AccessRoles.Referenced(reference)!.CandidatesOf(reference, context.ReleaseName).FirstOrDefault(clusterRoles.ContainsKey);
        return new WhoCanRole(reference, name ?? "", name is not null && clusterRoles[name].Allows);
    }

    private static void AddHolders(
        List<WhoCanHolder> holders, KubernetesObject binding, string primaryId, Dictionary<string, RuleMatch> clusterRoles, Dictionary<string, RuleMatch> roles)
    {
        using var document = binding.ToDocument();
        var (roleRef, subjects) = (document.RootElement.Field("roleRef"), document.RootElement.Field("subjects"));
        var isClusterRole = roleRef.Text("kind") == KnownResources.ClusterRole.Kind;
        var role = roleRef.Text("name") ?? "";
        if (!(isClusterRole ? clusterRoles : roles).TryGetValue(role, out var match) || !match.Allows || subjects.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        var @namespace = binding.Metadata.Namespace;
        var k10Binding = CopyMarks.Read(binding.Metadata) is { IsAccess: true } marks && marks.Origin == primaryId && marks.Name == binding.Metadata.Name
            ? BindingOwner.TryRead(marks.Owners) ?? ""
            : "";
        foreach (var subject in subjects.EnumerateArray())
        {
            holders.Add(new WhoCanHolder(
                subject.Text("kind") ?? "",
                subject.Text("name") ?? "",
                subject.Text("namespace") ?? "",
                $"{binding.Key}",
                isClusterRole ? role : $"{@namespace}/{role}",
                k10Binding,
                match.OnlyNames));
        }
    }

    private async Task<Dictionary<string, RuleMatch>> MatchesAsync(ResourceType type, string @namespace, WhoCanQuestion question, CancellationToken cancellationToken)
    {
        var matches = new Dictionary<string, RuleMatch>(StringComparer.Ordinal);
        foreach (var role in await ListAsync(type, @namespace, cancellationToken))
        {
            using var document = role.ToDocument();
            matches[role.Metadata.Name] = RuleMatch.Of(document.RootElement.Field("rules"), question);
        }

        return matches;
    }

    private async Task<IReadOnlyList<KubernetesObject>> ListAsync(ResourceType type, string @namespace, CancellationToken cancellationToken) =>
        (await client.ListAllAsync(type, new ListOptions { Namespace = type.Namespaced ? @namespace : null }, cancellationToken)).Value.Items;
}
