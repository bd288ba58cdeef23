using System.Text;
using Tombolo.Protocol.Handshake;

namespace Tombolo.Cli.Commands.Doctor.Network;

/// <summary>A request to the primary and what came of it.</summary>
/// <param name="Answer">Null when none came.</param>
/// <param name="Failure">Why none came; null when one did.</param>
/// <param name="Date">The header of the answer; null without one.</param>
internal sealed record Exchange(HttpAnswer? Answer, Exception? Failure, DateTimeOffset Sent, DateTimeOffset Received, DateTimeOffset? Date = null)
{
    private const int ShownBytes = 120;

    /// <summary>The innermost cause, without what others say around it.</summary>
    public string? Cause => Failure is null ? null : Innermost(Failure).Message.TrimEnd('.');

    /// <summary>The beginning of the answer as printable text; who wrote it is not known.</summary>
    public string Text
    {
        get
        {
            var body = Answer is { } answer ? answer.Body.Span[..Math.Min(answer.Body.Length, ShownBytes)] : default;
            return new string([.. Encoding.UTF8.GetString(body).Select(character => char.IsControl(character) ? ' ' : character)]).Trim();
        }
    }

    private static Exception Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner)
        {
            exception = inner;
        }

        return exception;
    }
}
