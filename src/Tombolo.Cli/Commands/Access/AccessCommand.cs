using System.CommandLine;

namespace Tombolo.Cli.Commands.Access;

/// <summary><c>tombolo access</c></summary>
internal static class AccessCommand
{
    public static Command Create(CommandContext context) => new("access", "Show who may do what on the clusters of this primary.") { WhoCanCommand.Create(context) };
}
