using System.Collections.Concurrent;

namespace Tombolo.Server.Health;

/// <summary>What keeps this server from doing its work, by name of the check; answered by <c>/readyz</c>.</summary>
internal sealed class Readiness
{
    private readonly ConcurrentDictionary<string, string> _problems = new(StringComparer.Ordinal)
    {
        ["KubernetesApi"] = "not contacted yet",
    };

    public bool IsReady => _problems.IsEmpty;

    /// <summary>A sentence with cause and repair, or null when the check is well.</summary>
    public void Report(string check, string? problem)
    {
        if (problem is null)
        {
            _problems.TryRemove(check, out _);
        }
        else
        {
            _problems[check] = problem;
        }
    }

    /// <summary>One line a problem, <c>check: sentence</c>, in the order of their names.</summary>
    public IReadOnlyList<string> Problems() =>
        _problems.OrderBy(problem => problem.Key, StringComparer.Ordinal).Select(problem => $"{problem.Key}: {problem.Value}").ToArray();
}
