using System.CommandLine;
using Tombolo.Api.Validation;
using Tombolo.Cli.Asking;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Cli.FleetApi;

namespace Tombolo.Cli.Commands.Delete;

/// <summary><c>tombolo delete</c></summary>
internal static class DeleteCommand
{
    private const string Examples = """
        # What would happen, without doing it
        tombolo delete profile/s3-eu --dry-run
        # Delete a global resource or a distribution, after a look at who uses it
        tombolo delete profile/s3-eu
        tombolo delete distribution/baseline --yes
        """;

    public static Command Create(CommandContext context)
    {
        var subject = new Argument<string>("SUBJECT") { Description = "KIND/NAME of a distribution or of a global resource, such as profile/NAME." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show what would happen." };
        var yes = Confirmation.YesOption();
        var flags = new FleetApiFlags();
        var command = new ExampleCommand("delete", "Delete a distribution or a global resource; shows what happens on the clusters before it does.", Examples) { subject, dryRun, yes };
        flags.AddTo(command);
        command.SetAction((parsed, stop) =>
        {
            var words = parsed.GetRequiredValue(subject).Split('/', 2);
            if (words.Length != 2 || DeletionSubject.FindType(words[0]) is not { } type || DnsNames.CheckSubdomain(words[1]) is not null)
            {
                throw new UsageException($"'{string.Join('/', words)}' cannot be deleted here; write KIND/NAME with one of {string.Join(", ", DeletionSubject.Words)}");
            }

            return context.OnClusterAsync(parsed, async connection =>
            {
                using var server = await FleetApiClient.ConnectAsync(context, connection, flags.Read(parsed), stop);
                var deletion = new Deletion(context, connection, server, new DeletionSubject(type, words[1]));
                return await deletion.RunAsync(parsed.GetValue(dryRun), parsed.GetValue(yes), stop);
            });
        });
        return command;
    }
}
