using System.Collections.Concurrent;

namespace Tombolo.Server.Health;

/// <summary>What keeps this server from doing its work, by name of the check; answered by <c>/readyz</c>.</summary>
internal sealed class Readiness
{
    private readonly ConcurrentDictionary<string, string> _problems = new(StringComparer.Ordinal)
    {
        ["KubernetesApi"] = "not contacted yet",
    };

    private readonly ConcurrentDictionary<string, string> _notes = new(StringComparer.Ordinal);

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

    /// <summary>A sentence that people should know although the server does its work, or null to take it back.</summary>
    public void Note(string topic, string? text)
    {
        if (text is null)
        {
            _notes.TryRemove(topic, out _);
        }
        else
        {
            _notes[topic] = text;
        }
    }

    /// <summary>One line a note, <c>topic: sentence</c>, in the order of their topics.</summary>
    public IReadOnlyList<string> Notes() => Lines(_notes);

    /// <summary>One line a problem, <c>check: sentence</c>, in the order of their names.</summary>
    public IReadOnlyList<string> Problems() => Lines(_problems);

    private static string[] Lines(IEnumerable<KeyValuePair<string, string>> sentences) =>
        [.. sentences.OrderBy(sentence => sentence.Key, StringComparer.Ordinal).Select(sentence => $"{sentence.Key}: {sentence.Value}")];
}
