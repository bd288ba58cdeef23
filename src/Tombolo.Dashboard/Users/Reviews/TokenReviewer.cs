using System.Security.Cryptography;
using System.Text;
using Tombolo.Dashboard.Caching;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Reviews;

namespace Tombolo.Dashboard.Users.Reviews;

/// <summary>Asks the API server whose a token is (TokenReview), with the server's own right to ask that.</summary>
internal sealed class TokenReviewer(IKubernetesClient server, TimeProvider time)
{
    /// <summary>How many characters of a token the API server is asked about at most.</summary>
    public const int MaxLength = 16 * 1024;

    private readonly ExpiringCache<string, DashboardUser?> _known = new(TimeSpan.FromMinutes(1), 1_000, time);

    /// <summary>Names a token without giving it away.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>True if the answer is remembered; it is for a minute.</summary>
    public bool Knows(string token) => _known.Knows(HashOf(token));

    /// <summary>The user, by an answer that is at most a minute old; null when the API server does not accept the token.</summary>
    public Task<DashboardUser?> FindAsync(string token, CancellationToken cancellationToken) =>
        _known.GetAsync(HashOf(token), stop => AskAsync(token, stop), cancellationToken);

    /// <summary>The user; null when the API server does not accept the token.</summary>
    /// <exception cref="Kubernetes.Errors.KubernetesException">The server may not ask.</exception>
    public async Task<DashboardUser?> AskAsync(string token, CancellationToken cancellationToken) =>
        await TokenReview.FindUserAsync(server, token, cancellationToken) is { } user
            ? new DashboardUser(ReviewBody.Field(user, "username").GetString() ?? "", ReviewBody.Texts(user, "groups"), token)
            : null;
}
