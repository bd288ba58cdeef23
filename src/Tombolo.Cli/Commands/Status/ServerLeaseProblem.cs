using Tombolo.Api.Meta;

namespace Tombolo.Cli.Commands.Status;

/// <summary>Says why a Lease shows no server, and what repairs it.</summary>
internal static class ServerLeaseProblem
{
    /// <param name="lease">Null when there is none.</param>
    public static string Describe(ServerLease? lease, string k10Namespace, DateTimeOffset now) => lease switch
    {
        null => $"no server has ever run in {k10Namespace}",
        { Holder.Length: 0 } => $"no server runs in {k10Namespace}",
        { RenewTime: null } => "was never renewed",
        { RenewTime: { } renewed } => $"the server {lease.Holder} was last heard of at {ApiTime.ToText(renewed)} (it is {ApiTime.ToText(now)} now)",
    };

    public static string Repair(ServerLease? lease) => lease switch
    {
        null => "start tombolo-server, or name its namespace with --namespace",
        { Holder.Length: 0 } => "start tombolo-server",
        { RenewTime: null } => "see the log of tombolo-server",
        _ => "see that tombolo-server runs, and the clocks of both machines",
    };
}
