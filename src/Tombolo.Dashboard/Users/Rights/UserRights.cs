using System.Collections.Concurrent;
using System.Text.Json;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Reviews;

namespace Tombolo.Dashboard.Users.Rights;

/// <summary>What one user may do in one namespace, as their own SelfSubjectRulesReview said.</summary>
/// <param name="IsComplete">False where an authorizer could not list all it would grant; then single questions are asked.</param>
internal sealed record UserRights(string Namespace, IReadOnlyList<AccessRule> Rules, bool IsComplete)
{
    private const string AccessReviews = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    private readonly ConcurrentDictionary<(string Verb, ResourceType Type, string Name), Task<bool>> _asked = new();

    /// <param name="client">Acts as that user; is asked only about what the rules cannot tell.</param>
    /// <param name="name">One object; empty for all of them.</param>
    public async Task<bool> MayAsync(IKubernetesClient client, string verb, ResourceType type, string name, CancellationToken cancellationToken)
    {
        // A Role that names a resource without namespace grants nothing, but is among the rules of its namespace.
        if (type.Namespaced && IsAllowed(verb, type, name))
        {
            return true;
        }

        if (type.Namespaced && IsComplete)
        {
            return false;
        }

        var key = (verb, type, name);
        if (_asked.TryGetValue(key, out var known) && known is { IsCompleted: true, IsCompletedSuccessfully: false })
        {
            // What failed is no answer.
            _asked.TryRemove(KeyValuePair.Create(key, known));
        }

        return await _asked.GetOrAdd(key, _ => AskAsync(client, verb, type, name)).WaitAsync(cancellationToken);
    }

    /// <summary>What the rules alone say, of a resource with namespace.</summary>
    public bool IsAllowed(string verb, ResourceType type, string name)
    {
        foreach (var rule in Rules)
        {
            if (rule.Allows(verb, type.Group, type.Plural, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Asks the API server now, whatever was said before.</summary>
    /// <param name="client">Acts as that user.</param>
    /// <param name="type">Of a subresource with the plural <c>plural/subresource</c>.</param>
    public async Task<bool> AskAsync(IKubernetesClient client, string verb, ResourceType type, string name)
    {
        var body = ReviewBody.Write("authorization.k8s.io/v1", "SelfSubjectAccessReview", json =>
        {
            json.WriteStartObject("resourceAttributes");
            json.WriteString("verb", verb);
            json.WriteString("group", type.Group);
            var resource = type.Plural.Split('/', 2);
            json.WriteString("resource", resource[0]);
            if (resource is [_, var subresource])
            {
                json.WriteString("subresource", subresource);
            }

            if (type.Namespaced)
            {
                json.WriteString("namespace", Namespace);
            }

            if (name.Length > 0)
            {
                json.WriteString("name", name);
            }

            json.WriteEndObject();
        });
        using var review = (await client.PostRawAsync(AccessReviews, body, CancellationToken.None)).Value.ToDocument();
        return ReviewBody.Field(ReviewBody.Field(review.RootElement, "status"), "allowed").ValueKind == JsonValueKind.True;
    }
}
