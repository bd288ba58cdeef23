using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Tombolo.Cli.CommandLine;

/// <summary>The usual help, then the examples of the command.</summary>
internal sealed class ExamplesHelpAction(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var result = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is ExampleCommand command)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var line in command.Examples.Split('\n'))
            {
                output.WriteLine(line.Length == 0 ? line : $"  {line}");
            }

            output.WriteLine();
        }

        return result;
    }
}
