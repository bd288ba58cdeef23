using Tombolo.Dashboard.Sessions;

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

    /// <summary>How long a session lives without anything done in it.</summary>
    public TimeSpan SessionIdleTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a session lives whatever is done; at most <see cref="LongestSession"/>.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromHours(12);

    /// <summary>The longest <see cref="SessionLifetime"/> that can be set.</summary>
    public static TimeSpan LongestSession => SessionKeyRing.LongestSession;

    /// <summary>Version of this server.</summary>
    public required string ServerVersion { get; init; }
}
