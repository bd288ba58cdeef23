using System.Text.Json;
using Tombolo.Dashboard.Caching;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Reviews;

namespace Tombolo.Dashboard.Users.Rights;

/// <summary>One SelfSubjectRulesReview a user, namespace and minute, made with the user's own token: a right that is taken ends within that minute, and so does a token that is.</summary>
internal sealed class UserRightsCache(TimeProvider time)
{
    private const string RulesReviews = "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews";
    private readonly ExpiringCache<(string User, string Namespace), UserRights> _known = new(TimeSpan.FromMinutes(1), 2_000, time);

    /// <exception cref="Kubernetes.Errors.KubernetesException">The API server refused; 401 when it does not accept the token any more.</exception>
    public Task<UserRights> GetAsync(DashboardUser user, IKubernetesClient client, string @namespace, CancellationToken cancellationToken) =>
        _known.GetAsync((user.Key, @namespace), stop => AskAsync(client, @namespace, stop), cancellationToken);

    private static async Task<UserRights> AskAsync(IKubernetesClient client, string @namespace, CancellationToken cancellationToken)
    {
        var body = ReviewBody.Write("authorization.k8s.io/v1", "SelfSubjectRulesReview", json => json.WriteString("namespace", @namespace));
        using var review = (await client.PostRawAsync(RulesReviews, body, cancellationToken)).Value.ToDocument();
        var status = ReviewBody.Field(review.RootElement, "status");
        var rules = ReviewBody.Field(status, "resourceRules") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(Read).ToList() : [];
        return new UserRights(@namespace, rules, ReviewBody.Field(status, "incomplete").ValueKind != JsonValueKind.True);
    }

    private static AccessRule Read(JsonElement rule) => new(
        ReviewBody.Texts(rule, "verbs"),
        ReviewBody.Texts(rule, "apiGroups"),
        ReviewBody.Texts(rule, "resources"),
        ReviewBody.Texts(rule, "resourceNames"));
}
