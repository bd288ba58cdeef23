using Tombolo.Api.Distributions;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Policies;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Dashboard.Manager;

/// <summary>Which Distributions send which global resource, as their specifications say: listed, or because a Policy that is listed refers to it.</summary>
internal sealed class SourceUsers
{
    private readonly Dictionary<(string Kind, string Name), List<DistributedBy>> _users = [];

    public SourceUsers(IEnumerable<Distribution> distributions, IEnumerable<KubernetesObject> policies)
    {
        var references = policies.ToDictionary(policy => policy.Metadata.Name, PolicyReferences.Profiles, StringComparer.Ordinal);
        foreach (var distribution in distributions.OrderBy(each => each.Metadata.Name, StringComparer.Ordinal))
        {
            foreach (var source in (distribution.Spec?.Sources ?? []).Select(source => source?.Ref))
            {
                Add(source?.Kind, source?.Name, distribution, because: null);
            }

            if (distribution.Spec?.References is null or "" or ReferencePolicies.Follow)
            {
                Follow(distribution, references);
            }
        }
    }

    public IReadOnlyList<DistributedBy> Of(ResourceType type, string name) => _users.TryGetValue((type.Kind, name), out var users) ? users : [];

    private void Follow(Distribution distribution, Dictionary<string, IReadOnlyList<string>> references)
    {
        foreach (var policy in (distribution.Spec?.Sources ?? []).Select(source => source?.Ref).Where(source => source?.Kind == KnownResources.Policy.Kind))
        {
            foreach (var profile in references.GetValueOrDefault(policy!.Name ?? "") ?? [])
            {
                Add(KnownResources.Profile.Kind, profile, distribution, $"{policy.Kind}/{policy.Name}");
            }
        }
    }

    private void Add(string? kind, string? name, Distribution distribution, string? because)
    {
        if (kind is null || name is null)
        {
            return;
        }

        if (!_users.TryGetValue((kind, name), out var users))
        {
            _users[(kind, name)] = users = [];
        }

        if (!users.Exists(user => user.Name == distribution.Metadata.Name))
        {
            users.Add(new DistributedBy(distribution.Metadata.Name!, because));
        }
    }
}
