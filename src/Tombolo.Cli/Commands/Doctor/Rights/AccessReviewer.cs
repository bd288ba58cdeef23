using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.Cli.Manifests;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Cli.Commands.Doctor.Rights;

/// <summary>Asks the API server what somebody may do (<c>authorization.k8s.io/v1</c>).</summary>
internal sealed class AccessReviewer(IKubernetesClient client)
{
    private const string Api = "authorization.k8s.io/v1";
    private const int AtOnce = 8;

    /// <summary>What whoever runs this command may do.</summary>
    public Task<AccessReview> ReviewSelfAsync(IReadOnlyList<Access> wanted, CancellationToken cancellationToken) =>
        ReviewAsync(wanted, "SelfSubjectAccessReview", "selfsubjectaccessreviews", access => new JsonObject { ["resourceAttributes"] = access.ToAttributes() }, cancellationToken);

    /// <summary>What a ServiceAccount may do; not everybody may ask.</summary>
    public Task<AccessReview> ReviewAccountAsync(string @namespace, string name, IReadOnlyList<Access> wanted, CancellationToken cancellationToken)
    {
        return ReviewAsync(wanted, "SubjectAccessReview", "subjectaccessreviews", Spec, cancellationToken);

        JsonObject Spec(Access access) => new()
        {
            ["user"] = $"system:serviceaccount:{@namespace}:{name}",
            ["groups"] = new JsonArray("system:serviceaccounts", $"system:serviceaccounts:{@namespace}", "system:authenticated"),
            ["resourceAttributes"] = access.ToAttributes(),
        };
    }

    private async Task<AccessReview> ReviewAsync(
        IReadOnlyList<Access> wanted, string kind, string plural, Func<Access, JsonObject> spec, CancellationToken cancellationToken)
    {
        var missing = new ConcurrentBag<Access>();
        KubernetesStatus? refusal = null;
        await Parallel.ForEachAsync(wanted, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (access, stop) =>
        {
            // One refusal is enough: all further answers would be the same.
            if (Volatile.Read(ref refusal) is not null)
            {
                return;
            }

            var review = new JsonObject { ["apiVersion"] = Api, ["kind"] = kind, ["spec"] = spec(access) };
            var answered = await client.PostRawAsync($"/apis/{Api}/{plural}", Utf8.Of(review), stop);
            if (answered.Error is { } error)
            {
                Volatile.Write(ref refusal, error);
            }
            else if (!IsAllowed(answered.Value.Json))
            {
                missing.Add(access);
            }
        });
        return new AccessReview(wanted.Count, [.. wanted.Where(missing.Contains)], refusal?.Message);
    }

    private static bool IsAllowed(ReadOnlyMemory<byte> answer)
    {
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.TryGetProperty("status", out var status) && status.TryGetProperty("allowed", out var allowed) && allowed.ValueKind == JsonValueKind.True;
    }
}
