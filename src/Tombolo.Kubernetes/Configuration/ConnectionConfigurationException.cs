namespace Tombolo.Kubernetes.Configuration;

/// <summary>A connection cannot be configured; says all that is wrong at once, one line each.</summary>
public sealed class ConnectionConfigurationException(IReadOnlyList<ConfigurationProblem> problems)
    : Exception(string.Join('\n', problems))
{
    public IReadOnlyList<ConfigurationProblem> Problems { get; } = problems;
}
