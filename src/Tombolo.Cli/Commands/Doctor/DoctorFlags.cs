using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tombolo.Api.Manifests;
using Tombolo.Api.Names;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Commands.Join;
using Tombolo.Cli.Failures;

namespace Tombolo.Cli.Commands.Doctor;

/// <summary>The options of <c>tombolo doctor</c>.</summary>
internal sealed class DoctorFlags
{
    private static readonly TimeSpan ShortestIdleProbe = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestIdleProbe = TimeSpan.FromSeconds(40);

    private readonly Option<string?> _token = TokenInput.TokenOption();
    private readonly Option<string?> _tokenFile = TokenInput.FileOption();
    private readonly Option<string?> _primaryIngress = new("--primary-ingress") { Description = "Address of the primary, instead of the one in the token or of this cluster.", HelpName = "URL" };
    private readonly Option<bool> _insecure = new("--allow-insecure-primary-ingress") { Description = "A primary at http:// is wanted." };
    private readonly Option<string?> _file = CommonOptions.File($"Read {WellKnownNames.JoinSecret} and {WellKnownNames.JoinConfig} from a file, or from standard input, instead of the options.");
    private readonly Option<string?> _anchors = new("--ca-bundle") { Description = "PEM file of further trust anchors, as the server's own setting of that name.", HelpName = "FILE" };
    private readonly Option<bool> _quick = new("--quick") { Description = "Leave out the long look at the stream." };
    private readonly Option<string> _idleProbe = new("--idle-probe")
    {
        Description = "How long the stream is watched for cuts, 2s to 40s.",
        HelpName = "DURATION",
        DefaultValueFactory = _ => "35s",
    };

    private readonly Option<string> _serviceAccount = new("--service-account")
    {
        Description = "ServiceAccount of the server.",
        HelpName = "NAME",
        DefaultValueFactory = _ => WellKnownNames.ServerServiceAccount,
    };

    private readonly Option<string> _release = new("--release")
    {
        Description = "Helm release name of Kasten.",
        HelpName = "NAME",
        DefaultValueFactory = _ => WellKnownNames.DefaultRelease,
    };

    public void AddTo(Command command)
    {
        Option[] all = [_token, _tokenFile, _primaryIngress, _insecure, _file, _anchors, _quick, _idleProbe, _serviceAccount, _release];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="UsageException">Says everything that is wrong.</exception>
    public async Task<DoctorOptions> ReadAsync(ParseResult parsed, CommandContext context, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var idleProbe = CommonOptions.Read(parsed, _idleProbe, faults);
        if (faults.Count == 0 && (idleProbe < ShortestIdleProbe || idleProbe > LongestIdleProbe))
        {
            faults.Add($"{_idleProbe.Name} '{parsed.GetValue(_idleProbe)}' is not between 2s and 40s, which is as long as a primary answers a probe");
        }

        var (account, release) = (parsed.GetRequiredValue(_serviceAccount), parsed.GetRequiredValue(_release));
        var manifest = new ManifestOptions { Namespace = context.Flags.ReadNamespace(parsed), Release = release, ServiceAccount = account };
        faults.AddRange(manifest.Validate().Select(error => $"--{error.Path}: {error.Message}"));
        var anchors = ReadAnchors(parsed.GetValue(_anchors), faults);
        var join = await ReadJoinAsync(parsed, context, cancellationToken);
        return faults.Count > 0
            ? throw new UsageException(faults)
            : new DoctorOptions(join, parsed.GetValue(_primaryIngress), parsed.GetValue(_insecure), account, release, anchors, parsed.GetValue(_quick) ? null : idleProbe);
    }

    private async Task<JoinInput?> ReadJoinAsync(ParseResult parsed, CommandContext context, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_file) is { } file)
        {
            var given = new Option[] { _token, _tokenFile, _primaryIngress, _insecure }.Where(option => parsed.GetResult(option) is { Implicit: false });
            return await JoinFile.ReadAsync(file, context, [.. given.Select(option => option.Name)], cancellationToken);
        }

        return await TokenInput.ReadAsync(parsed.GetValue(_token), parsed.GetValue(_tokenFile), context, cancellationToken) is { } token
            ? new JoinInput(token, null, null, parsed.GetValue(_primaryIngress), parsed.GetValue(_insecure) ? "true" : "false", JoinInputLabels.Options)
            : null;
    }

    private X509Certificate2Collection ReadAnchors(string? path, List<string> faults)
    {
        var anchors = new X509Certificate2Collection();
        try
        {
            if (path is not null)
            {
                anchors.ImportFromPemFile(path);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            faults.Add($"{_anchors.Name} {path} cannot be read: {failure.Message}");
        }

        return anchors;
    }
}
