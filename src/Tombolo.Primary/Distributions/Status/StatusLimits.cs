using System.Globalization;

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

    /// <summary>Of a text about one object on a cluster, in bytes of JSON.</summary>
    public const int ExceptionText = 600;

    // What JSON writes as \uXXXX, as System.Text.Json does with everything beyond plain ASCII.
    private const int EscapedLength = 6;

    // "… (1234567 more characters)", whose ellipsis counts as one that is escaped.
    private const int NoteLength = EscapedLength + 26;

    /// <summary>The start of <paramref name="text"/> that takes at most <paramref name="bytes"/> in JSON; when that is not all, with how much was left out.</summary>
    /// <param name="bytes">More than the note about that takes.</param>
    public static string Cut(string text, int bytes)
    {
        var end = EndOf(text, bytes);
        if (end == text.Length)
        {
            return text;
        }

        end = EndOf(text, bytes - NoteLength);

        // A pair of surrogates stays whole.
        end -= end > 0 && char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, end)}… ({text.Length - end} more characters)");
    }

    // How many characters take at most so many bytes.
    private static int EndOf(string text, int bytes)
    {
        var used = 0;
        for (var index = 0; index < text.Length; index++)
        {
            used += IsPlain(text[index]) ? 1 : EscapedLength;
            if (used > bytes)
            {
                return index;
            }
        }

        return text.Length;
    }

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || " .,:;/-_()[]{}=*!?#%@|~^$".Contains(character);
}
