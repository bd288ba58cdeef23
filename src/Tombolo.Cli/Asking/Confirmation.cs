using System.CommandLine;
using Tombolo.Cli.Failures;

namespace Tombolo.Cli.Asking;

/// <summary>Has somebody type a word before something is done that cannot be undone.</summary>
internal static class Confirmation
{
    public static Option<bool> YesOption() => new("--yes", "-y") { Description = "Do not ask." };

    /// <summary>Goes on when the word was typed.</summary>
    /// <param name="isGiven">The user said yes beforehand.</param>
    /// <exception cref="UsageException">Nobody can be asked.</exception>
    /// <exception cref="CommandFailedException">Something else was typed.</exception>
    public static async Task RequireAsync(CommandContext context, string word, bool isGiven, CancellationToken cancellationToken)
    {
        if (isGiven)
        {
            return;
        }

        if (!context.Printer.Terminal.CanAsk)
        {
            throw new UsageException("nobody can be asked here; say that it is meant with --yes");
        }

        context.Printer.ErrorOut.Write($"Type {word} to go on: ");
        context.Printer.ErrorOut.Flush();
        if ((await context.In.ReadLineAsync(cancellationToken))?.Trim() != word)
        {
            throw new CommandFailedException("nothing was done: something else was typed");
        }
    }
}
