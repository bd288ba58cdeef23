namespace Tombolo.Primary.Distributions.Status;

/// <summary>How long texts in a status may be, so that a status stays small whatever a fleet says (design section 4: under 8 KiB).</summary>
internal static class StatusLimits
{
    /// <summary>Of a whole status, in bytes of JSON.</summary>
    public const int MostBytes = 8_000;

    /// <summary>Of the message of a condition, in bytes of JSON.</summary>
    public const int ConditionMessage = 1_200;

    /// <summary>Of a text about one target, in bytes of JSON.</summary>
    public const int TargetText = 240;

    // What JSON writes as \uXXXX, as System.Text.Json does with everything beyond plain ASCII.
    private const int EscapedLength = 6;

    /// <summary>The start of <paramref name="text"/> that takes at most <paramref name="bytes"/> in JSON, with an ellipsis when that is not all.</summary>
    public static string Cut(string text, int bytes)
    {
        var used = 0;
        for (var index = 0; index < text.Length; index++)
        {
            used += IsPlain(text[index]) ? 1 : EscapedLength;
            if (used > bytes)
            {
                // The ellipsis needs room of its own, and a pair of surrogates stays whole.
                var end = Math.Max(0, index - EscapedLength);
                return string.Concat(text.AsSpan(0, end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), "…");
            }
        }

        return text;
    }

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || " .,:;/-_()[]{}=*!?#%@|~^$".Contains(character);
}
