using System.Text.RegularExpressions;

namespace Tombolo.LocalKube.Values;

/// <summary>Patterns that take time linear in the text, as those of the API server do; nobody can hold it up with a text.</summary>
internal static class LinearRegex
{
    /// <exception cref="ArgumentException">The pattern does not compile, or needs more than linear time.</exception>
    public static Regex Create(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
        }
        catch (NotSupportedException exception)
        {
            throw new ArgumentException(exception.Message, nameof(pattern), exception);
        }
    }
}
