using System.CommandLine;
using Tombolo.Api.Names;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Failures;

namespace Tombolo.Cli.Commands.Join;

/// <summary>The options of <c>tombolo join</c>.</summary>
internal sealed class JoinFlags
{
    private readonly Option<string?> _token = TokenInput.TokenOption();
    private readonly Option<string?> _tokenFile = TokenInput.FileOption();
    private readonly Option<string?> _name = new("--name") { Description = "Name that this cluster is to have; without it the primary chooses one.", HelpName = "NAME" };
    private readonly Option<string?> _ingress = new("--ingress")
    {
        Description = "Dashboard URL of this cluster; giving it lets users of the primary reach into this cluster.",
        HelpName = "URL",
    };

    private readonly Option<string?> _primaryIngress = new("--primary-ingress")
    {
        Description = "Address at which this cluster reaches the primary, instead of the one in the token.",
        HelpName = "URL",
    };

    private readonly Option<bool> _insecure = new("--allow-insecure-primary-ingress") { Description = "Accept a primary at http://." };
    private readonly Option<string?> _file = CommonOptions.File($"Read {WellKnownNames.JoinSecret} and {WellKnownNames.JoinConfig} from a file, or from standard input, instead of the options.");
    private readonly Option<bool> _force = new("--force-conflicts") { Description = "Overwrite fields of the two objects that another manager owns." };
    private readonly Option<bool> _wait = CommonOptions.Wait();
    private readonly Option<string> _timeout = CommonOptions.Timeout("5m");

    public void AddTo(Command command)
    {
        Option[] all = [_token, _tokenFile, _name, _ingress, _primaryIngress, _insecure, _file, _force, _wait, _timeout];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="UsageException">Says everything that is wrong.</exception>
    public async Task<JoinOptions> ReadAsync(ParseResult parsed, CommandContext context, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var timeout = CommonOptions.Read(parsed, _timeout, faults);
        var input = parsed.GetValue(_file) is { } file
            ? await JoinFile.ReadAsync(file, context, [.. Given(parsed)], cancellationToken)
            : await ReadOptionsAsync(parsed, context, cancellationToken);
        if (!JoinPlanner.TryPlan(input, out var plan, out var planFaults))
        {
            faults.AddRange(planFaults);
        }

        return faults.Count > 0 ? throw new UsageException(faults) : new JoinOptions(plan!, parsed.GetValue(_force), parsed.GetValue(_wait) ? timeout : null);
    }

    private IEnumerable<string> Given(ParseResult parsed) =>
        new Option[] { _token, _tokenFile, _name, _ingress, _primaryIngress, _insecure }.Where(option => parsed.GetResult(option) is { Implicit: false }).Select(option => option.Name);

    private async Task<JoinInput> ReadOptionsAsync(ParseResult parsed, CommandContext context, CancellationToken cancellationToken)
    {
        var token = await TokenInput.ReadAsync(parsed.GetValue(_token), parsed.GetValue(_tokenFile), context, cancellationToken)
            ?? throw new UsageException("a join token is needed: --token TOKEN, --token - or --token-file FILE; on the primary make one with: tombolo join-token create NAME");
        return new JoinInput(
            token,
            parsed.GetValue(_name),
            parsed.GetValue(_ingress),
            parsed.GetValue(_primaryIngress),
            parsed.GetValue(_insecure) ? "true" : "false",
            JoinInputLabels.Options);
    }
}
