using System.CommandLine;
using Tombolo.Cli.Output;

namespace Tombolo.Cli.Commands.JoinTokens;

/// <summary>The one place that prints the text of a token: on standard output, where it was asked for.</summary>
internal static class TokenOutput
{
    public static Option<bool> PrintJoinCommand() => new("--print-join-command") { Description = "Print the whole command to run on the other cluster instead of the token." };

    public static void Print(Printer printer, string token, bool asJoinCommand)
    {
        printer.Line(asJoinCommand ? $"tombolo join --token {token}" : token);
        printer.Out.Flush();
    }
}
