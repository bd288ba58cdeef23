using System.CommandLine;
using System.Security.Cryptography;
using Tombolo.Api.JoinTokens;
using Tombolo.Api.Meta;
using Tombolo.Api.Validation;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Failures;
using Tombolo.Protocol.Keys;

namespace Tombolo.Cli.Commands.JoinTokens.Generating;

/// <summary>The options of <c>tombolo join-token generate</c>.</summary>
internal sealed class GenerateTokenFlags
{
    private readonly Option<string> _url = new("--primary-url") { Description = "URL of the primary with its path, such as https://hub.example.org/k10.", HelpName = "URL", Required = true };
    private readonly Option<string> _name = new("--name") { Description = "The cluster that joins; the token lets in no other name.", Required = true };
    private readonly Option<string> _primary = new("--primary-name") { Description = "Name of the primary, for people to read.", DefaultValueFactory = _ => "primary" };
    private readonly Option<string?> _identity = new("--identity") { Description = "Manifest of the primary's Secret tombolo-identity, whose key the token names.", HelpName = "FILE|-" };
    private readonly Option<bool> _newIdentity = new("--new-identity") { Description = "Make the primary's identity as well, in primary-identity.yaml. To be applied before the Bootstrap." };
    private readonly Option<string?> _key = new("--primary-key") { Description = "Thumbprint of the primary's key (annotation tombolo.io/cluster-key of its Cluster).", HelpName = "THUMBPRINT" };
    private readonly Option<string?> _pins = new("--pinned-certificates") { Description = "PEM file of certificates of the primary's ingress that the token pins.", HelpName = "FILE" };
    private readonly Option<string> _lifetime = new("--ttl") { Description = "How long the token lets the cluster in, such as 90m or 24h.", HelpName = "DURATION", DefaultValueFactory = _ => GoDuration.ToText(JoinTokenWish.UsualLifetime) };
    private readonly Option<bool> _forever = new("--no-expiry") { Description = "The token lets the cluster in until it is deleted." };
    private readonly Option<string> _directory = new("--directory") { Description = "Where the files are written; none is ever overwritten.", HelpName = "DIR", DefaultValueFactory = _ => "." };
    private readonly Option<string> _output = new Option<string>("--output", "-o")
    {
        Description = "What the member gets: Secret mc-join, or the text of the token for a vault.",
        HelpName = "manifest|text",
        DefaultValueFactory = _ => "manifest",
    }.AcceptOnlyFromAmong("manifest", "text");

    private readonly Option<bool> _print = new("--print") { Description = "Print what the member gets, which is secret, instead of writing it into a file." };

    public void AddTo(Command command)
    {
        Option[] all = [_url, _name, _primary, _identity, _newIdentity, _key, _pins, _lifetime, _forever, _directory, _output, _print];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="UsageException">Says everything that is wrong.</exception>
    public GenerateTokenOptions Read(ParseResult parsed, string @namespace)
    {
        var faults = new List<string>();
        var name = parsed.GetRequiredValue(_name);
        if (ClusterNames.Check(name) is { } nameFault)
        {
            faults.Add($"--name '{name}' {nameFault}");
        }

        var (identity, makes, key) = (parsed.GetValue(_identity), parsed.GetValue(_newIdentity), parsed.GetValue(_key));
        if ((identity is null ? 0 : 1) + (makes ? 1 : 0) + (key is null ? 0 : 1) > 1)
        {
            faults.Add("--identity, --new-identity and --primary-key exclude each other; give one of them");
        }

        if (key is not null && !(BinaryText.TryDecode(key, out var thumbprint) && thumbprint.Length == SHA256.HashSizeInBytes))
        {
            faults.Add("--primary-key is no thumbprint: it has 43 letters, digits, '-' and '_'");
        }

        var isPinned = identity is not null || makes || key is not null;
        if (!IngressUrl.TryParse(parsed.GetRequiredValue(_url), out var url, out var urlFault))
        {
            faults.Add($"--primary-url: {urlFault}");
        }
        else if (!isPinned && url.Value.StartsWith("http://", StringComparison.Ordinal))
        {
            faults.Add("--primary-url is plain http, over which a token must name the primary's key; use https, or give --identity, --new-identity or --primary-key");
        }

        if (parsed.GetValue(_forever) && parsed.GetResult(_lifetime) is { Implicit: false })
        {
            faults.Add("--ttl and --no-expiry exclude each other; give one of them");
        }

        if (string.IsNullOrWhiteSpace(parsed.GetRequiredValue(_primary)))
        {
            faults.Add("--primary-name is empty; leave it out, or give the name of the primary");
        }

        var lifetime = CommonOptions.Read(parsed, _lifetime, faults);
        return faults.Count > 0
            ? throw new UsageException(faults)
            : new GenerateTokenOptions(
                name,
                parsed.GetRequiredValue(_primary),
                url!.Value,
                @namespace,
                new JoinTokenWish($"join-{name}", parsed.GetValue(_forever) ? null : lifetime, MaxUses: null, [name], IsShowOnce: false),
                identity,
                makes,
                key,
                parsed.GetValue(_pins),
                parsed.GetRequiredValue(_directory),
                parsed.GetRequiredValue(_output) == "text",
                parsed.GetValue(_print));
    }
}
