namespace Tombolo.Kubernetes.Configuration;

/// <summary>One thing that is wrong with a connection's configuration.</summary>
/// <param name="Source">The file or the environment.</param>
/// <param name="Entry">Which entry and field, for example <c>clusters[red].server</c>; empty when it is the whole source.</param>
/// <param name="Cause">What is wrong; never quotes a secret.</param>
/// <param name="Repair">What to do.</param>
public sealed record ConfigurationProblem(string Source, string Entry, string Cause, string Repair)
{
    /// <inheritdoc/>
    public override string ToString() => Entry.Length == 0 ? $"{Source}: {Cause}; {Repair}" : $"{Source}: {Entry} {Cause}; {Repair}";
}
