namespace Tombolo.Dashboard.ClickThrough;

/// <summary>Of a process that leads no fleet.</summary>
public sealed class NoClusterViews : IClusterViews
{
    /// <inheritdoc/>
    public HttpMessageHandler? CreateHandler(string cluster, string user, IReadOnlyList<string> groups) => null;
}
