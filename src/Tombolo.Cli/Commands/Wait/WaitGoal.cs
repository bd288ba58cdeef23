using Tombolo.Api.Validation;

namespace Tombolo.Cli.Commands.Wait;

/// <summary>What to wait for.</summary>
/// <param name="Kind"><see cref="Cluster"/>, <see cref="Distribution"/> or <see cref="Join"/>.</param>
/// <param name="Name">Empty for a join.</param>
/// <param name="State">One of those that <see cref="Kind"/> has.</param>
internal sealed record WaitGoal(string Kind, string Name, string State)
{
    public const string Cluster = "cluster";
    public const string Distribution = "distribution";
    public const string Join = "join";
    public const string Connected = "connected";
    public const string Synced = "synced";
    public const string Joined = "joined";
    public const string Deleted = "deleted";

    /// <summary>Null and words in <paramref name="faults"/> when it cannot be meant. Without a state the usual one of the kind is waited for.</summary>
    public static WaitGoal? Read(string subject, string? state, List<string> faults)
    {
        var slash = subject.IndexOf('/', StringComparison.Ordinal);
        var kind = slash < 0 ? subject : subject[..slash];
        var name = slash < 0 ? "" : subject[(slash + 1)..];
        string[] states = kind switch
        {
            Cluster or "clusters" => [Connected, Deleted],
            Distribution or "distributions" => [Synced, Deleted],
            Join => [Joined],
            _ => [],
        };
        if (states.Length == 0)
        {
            faults.Add($"'{subject}' cannot be waited for; write cluster/NAME, distribution/NAME or join");
            return null;
        }

        var wanted = state?.ToLowerInvariant() ?? states[0];
        if (!states.Contains(wanted))
        {
            faults.Add($"--for '{state}' is nothing that {kind} can become; write {string.Join(" or ", states)}");
        }

        if (kind == Join ? slash >= 0 : DnsNames.CheckSubdomain(name) is not null)
        {
            faults.Add(kind == Join ? $"'{subject}': a join has no name; write join" : $"'{subject}' names no object; write it like {kind}/NAME");
        }

        return new WaitGoal(kind.TrimEnd('s'), name, wanted);
    }
}
