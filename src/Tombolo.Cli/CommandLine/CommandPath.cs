using System.CommandLine;

namespace Tombolo.Cli.CommandLine;

/// <summary>How a command is called.</summary>
internal static class CommandPath
{
    /// <summary>Such as <c>tombolo join-token create</c>.</summary>
    public static string Of(Command command)
    {
        var names = new Stack<string>();
        for (Symbol? current = command; current is not null and not RootCommand; current = current.Parents.FirstOrDefault())
        {
            names.Push(current.Name);
        }

        return string.Join(' ', names.Prepend("tombolo"));
    }
}
