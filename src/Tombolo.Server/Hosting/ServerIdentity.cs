using System.Reflection;

namespace Tombolo.Server.Hosting;

/// <summary>What this build calls itself.</summary>
internal static class ServerIdentity
{
    /// <summary>Semantic version, without build metadata.</summary>
    public static string Version { get; } =
        typeof(ServerIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    /// <summary>Sent to API servers; what stands before the slash is the field manager of plain writes.</summary>
    public static string UserAgent { get; } = $"tombolo-server/{Version}";
}
