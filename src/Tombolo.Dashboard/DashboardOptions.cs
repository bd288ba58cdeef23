namespace Tombolo.Dashboard;

/// <summary>What the dashboard knows of the server that it is part of; fixed for the life of the process.</summary>
public sealed record DashboardOptions
{
    /// <summary>The K10 namespace.</summary>
    public string K10Namespace { get; init; } = "kasten-io";

    /// <summary>Helm release name of the data-protection engine.</summary>
    public string ReleaseName { get; init; } = "k10";

    /// <summary>The URL under which people reach this server, path base included; null when it was not given.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Version of this server.</summary>
    public required string ServerVersion { get; init; }
}
