using System.CommandLine;
using Tombolo.Api.Manifests;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Failures;

namespace Tombolo.Cli.Commands.Manifests;

/// <summary><c>tombolo manifests primary-access</c>: the right that is given to a server only where people of the primary come in.</summary>
internal static class PrimaryAccessCommand
{
    private const string Examples = """
        # Everybody of the primary; who may do what is up to RBAC here. The server's token is then worth as much as an administrator's
        tombolo manifests primary-access | kubectl --context lyon apply -f -

        # Two people, and nobody else
        ID=$(kubectl --context paris get namespace kube-system -o jsonpath='{.metadata.uid}')
        tombolo manifests primary-access --primary-id $ID --user alice --user bob | kubectl --context lyon apply -f -
        """;

    public static Command Create(CommandContext context)
    {
        var account = ManifestsCommand.ServiceAccount();
        var id = new Option<string?>("--primary-id") { Description = "UID of namespace kube-system of the primary; needed with --user and --group.", HelpName = "UID" };
        var users = new Option<string[]>("--user") { Description = "Only this user, as the primary knows them; may be given several times.", HelpName = "NAME" };
        var groups = new Option<string[]>("--group") { Description = "Only this group; who is named needs each of their groups named too.", HelpName = "NAME" };
        var command = new ExampleCommand(
            "primary-access", "Print the right by which the server of a member acts for people of its primary ('tombolo kubeconfig').", Examples) { account, id, users, groups };
        command.SetAction(parsed =>
        {
            var options = new ManifestOptions { Namespace = context.Flags.ReadNamespace(parsed), ServiceAccount = parsed.GetRequiredValue(account) };
            var access = new PrimaryAccessOptions(parsed.GetValue(id), parsed.GetValue(users) ?? [], parsed.GetValue(groups) ?? []);
            if (options.Validate().Concat(access.Validate()).ToList() is { Count: > 0 } errors)
            {
                throw new UsageException([.. errors.Select(error => $"--{error.Path}: {error.Message}")]);
            }

            context.Printer.Raw(ManifestRenderer.PrimaryAccess(options, access));
            return ExitCodes.Success;
        });
        return command;
    }
}
