namespace Tombolo.Secondary.Tunnel;

/// <summary>The HTTP API of this cluster's own pages, asked within the process: who asks is an argument, not something that a request could say.</summary>
public interface IClusterPages
{
    /// <summary>Answers one request.</summary>
    /// <param name="request">Its URL is relative, and begins with a slash.</param>
    /// <param name="user">As whom the API server of this cluster is asked, by impersonation; not as this server.</param>
    /// <param name="groups">As <paramref name="user"/>.</param>
    Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string user, IReadOnlyList<string> groups, CancellationToken cancellationToken);
}
