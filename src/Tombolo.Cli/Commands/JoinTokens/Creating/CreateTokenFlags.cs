using System.CommandLine;
using Tombolo.Api.JoinTokens;
using Tombolo.Api.Meta;
using Tombolo.Api.Validation;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Failures;

namespace Tombolo.Cli.Commands.JoinTokens.Creating;

/// <summary>The options of <c>tombolo join-token create</c>.</summary>
internal sealed class CreateTokenFlags
{
    private readonly Argument<string> _name = new("NAME") { Description = "Name of the Secret that holds the token." };
    private readonly Option<string> _lifetime = new("--ttl")
    {
        Description = "How long the token lets clusters in, such as 90m or 24h.",
        HelpName = "DURATION",
        DefaultValueFactory = _ => GoDuration.ToText(JoinTokenWish.UsualLifetime),
    };

    private readonly Option<bool> _forever = new("--no-expiry") { Description = "The token lets clusters in until it is deleted." };
    private readonly Option<int?> _uses = new("--max-uses") { Description = "How many clusters may join with it.", HelpName = "N" };
    private readonly Option<string[]> _allowed = new("--allowed-name")
    {
        Description = "Only clusters of this name may join; '*' at an end stands for any rest. Can be repeated.",
        HelpName = "PATTERN",
    };

    private readonly Option<bool> _once = new("--show-once") { Description = "Remove the token text from the cluster once it was printed." };
    private readonly Option<string> _timeout = CommonOptions.Timeout("1m");

    private readonly Option<bool> _print = TokenOutput.PrintJoinCommand();

    public void AddTo(Command command)
    {
        command.Arguments.Add(_name);
        Option[] all = [_lifetime, _forever, _uses, _allowed, _once, _print, _timeout];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="UsageException">Says everything that is wrong.</exception>
    public CreateTokenOptions Read(ParseResult parsed)
    {
        var faults = new List<string>();
        var name = parsed.GetRequiredValue(_name);
        if (DnsNames.CheckSubdomain(name) is { } fault)
        {
            faults.Add($"'{name}' is no name of a Secret: it {fault}");
        }

        if (parsed.GetValue(_uses) is < 1)
        {
            faults.Add("--max-uses must be at least 1; to end a token delete it");
        }

        var allowed = parsed.GetValue(_allowed) ?? [];
        faults.AddRange(allowed
            .Where(pattern => !JoinTokenWish.IsPattern(pattern))
            .Select(pattern => $"--allowed-name '{pattern}' is no pattern: write a name, with '*' only at its beginning or end, and repeat the option for more"));
        if (parsed.GetValue(_forever) && parsed.GetResult(_lifetime) is { Implicit: false })
        {
            faults.Add("--ttl and --no-expiry exclude each other; give one of them");
        }

        var lifetime = CommonOptions.Read(parsed, _lifetime, faults);
        var timeout = CommonOptions.Read(parsed, _timeout, faults);
        return faults.Count > 0
            ? throw new UsageException(faults)
            : new CreateTokenOptions(
                new JoinTokenWish(name, parsed.GetValue(_forever) ? null : lifetime, parsed.GetValue(_uses), allowed, parsed.GetValue(_once)),
                parsed.GetValue(_print),
                timeout);
    }
}
