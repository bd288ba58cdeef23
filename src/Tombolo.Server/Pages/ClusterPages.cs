using Tombolo.Dashboard.ClickThrough;
using Tombolo.Secondary.Tunnel;

namespace Tombolo.Server.Pages;

/// <summary>The pages of this cluster, as its tunnel asks for them.</summary>
internal sealed class ClusterPages(OwnPages pages) : IClusterPages
{
    /// <inheritdoc/>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string user, IReadOnlyList<string> groups, CancellationToken cancellationToken) =>
        pages.SendAsync(request, user, groups, cancellationToken);
}
