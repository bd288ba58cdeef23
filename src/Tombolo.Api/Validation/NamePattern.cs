namespace Tombolo.Api.Validation;

/// <summary>A name, or the beginning or end of one with <c>*</c> for the rest.</summary>
public static class NamePattern
{
    /// <summary><c>*</c> stands only at an end.</summary>
    public static bool IsValid(string pattern) => pattern == "*" || !Core(pattern).Contains('*', StringComparison.Ordinal);

    public static bool Matches(string pattern, string name)
    {
        var core = Core(pattern);
        return (pattern.StartsWith('*'), pattern.Length > 1 && pattern.EndsWith('*')) switch
        {
            (true, true) => name.Contains(core, StringComparison.Ordinal),
            (true, false) => name.EndsWith(core, StringComparison.Ordinal),
            (false, true) => name.StartsWith(core, StringComparison.Ordinal),
            _ => name == pattern,
        };
    }

    private static string Core(string pattern)
    {
        var core = pattern.AsSpan();
        core = core.StartsWith("*") ? core[1..] : core;
        return (core.EndsWith("*") ? core[..^1] : core).ToString();
    }
}
