using System.CommandLine;
using Tombolo.Cli.CommandLine;

namespace Tombolo.Cli.Commands.JoinTokens.Generating;

/// <summary><c>tombolo join-token generate</c>: a token made before there is a primary to ask.</summary>
internal static class GenerateTokenCommand
{
    private const string Examples = """
        # A new fleet: the identity of the primary, and what both sides apply, in any order
        tombolo join-token generate --primary-url https://hub.example.org/k10 --name shop-lyon --new-identity --directory secrets

        # One more cluster of it; the text of the token for a vault instead of a Secret
        tombolo join-token generate --primary-url https://hub.example.org/k10 --name shop-metz --identity secrets/primary-identity.yaml --output text

        # For a primary whose identity is not known: it is taken for the one that answers at the verified address
        tombolo join-token generate --primary-url https://hub.example.org/k10 --name shop-brest
        """;

    public static Command Create(CommandContext context)
    {
        var flags = new GenerateTokenFlags();
        var command = new ExampleCommand("generate", "Make a join token without the primary, and the manifests for both sides.", Examples);
        flags.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var options = flags.Read(parsed, context.Flags.ReadNamespace(parsed));
            return await new TokenGeneration(context, options).RunAsync(stop);
        });
        return command;
    }
}
