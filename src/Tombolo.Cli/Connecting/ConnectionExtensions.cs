using System.CommandLine;

namespace Tombolo.Cli.Connecting;

/// <summary>Runs commands on a cluster.</summary>
internal static class ConnectionExtensions
{
    /// <summary>Connects as the flags say and runs <paramref name="action"/>, whose result is the exit code.</summary>
    public static async Task<int> OnClusterAsync(this CommandContext context, ParseResult parsed, Func<ClusterConnection, Task<int>> action)
    {
        using var connection = context.Connector.Connect(context.Flags.Read(parsed));
        return await action(connection);
    }
}
