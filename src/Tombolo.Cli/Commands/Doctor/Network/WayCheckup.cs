using Tombolo.Cli.Commands.Doctor.Target;
using Tombolo.Cli.Output;
using Tombolo.Kubernetes.Configuration.Proxies;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Messages;

namespace Tombolo.Cli.Commands.Doctor.Network;

/// <summary>Tries the way from this machine to the primary, step by step as a member goes it.</summary>
internal sealed class WayCheckup(CommandContext context, DoctorOptions options, PrimaryTarget target, Progress progress)
{
    private const int ShortProbeSeconds = 4;
    private const int ShortProbeInterval = 2;

    /// <summary>A finding for each of <see cref="CheckNames.OfWay"/>, in that order.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        var proxy = new EnvironmentProxy(context.Environment);
        var hop = Hop.To(target.Url.Uri, proxy);
        var findings = new List<Finding> { UrlCheck.Judge(target), ProxyCheck.Judge(target.Url.Uri, context.Environment, hop.Proxy) };

        progress.Report($"looking for {hop.Name}");
        var resolution = await new NameResolver(context.Time).ResolveAsync(hop.Host, cancellationToken);
        findings.Add(DnsCheck.Judge(hop, resolution));
        if (resolution.Failure is not null)
        {
            return SkipRest(findings, "the name is not known");
        }

        var dials = await new Dialer(context.Time).DialAsync(resolution.Addresses, hop.Port, cancellationToken);
        findings.Add(TcpCheck.Judge(hop, dials));
        if (dials.All(dial => dial.Failure is not null))
        {
            return SkipRest(findings, "there is no connection");
        }

        using var client = new PrimaryClient(target, options.Anchors, proxy, context.Time);
        return await AskAsync(client, hop, findings, cancellationToken)
            ? [.. findings, .. await ProbeAsync(client, cancellationToken)]
            : SkipRest(findings, "nobody answered");
    }

    // True when somebody answered: a server that is no primary yet can be probed all the same.
    private async Task<bool> AskAsync(PrimaryClient client, Hop hop, List<Finding> findings, CancellationToken cancellationToken)
    {
        progress.Report($"asking {target.Url}");
        var challenge = await client.PostAsync(ProtocolPaths.JoinChallenge, JoinClient.CreateChallengeRequest(), cancellationToken);
        findings.Add(TlsCheck.Judge(target, client.Certificate, challenge, context.Time.GetUtcNow()));
        if (challenge.Answer is not { } answer)
        {
            findings.Add(PrimaryCheck.Judge(target, hop, challenge, key: null));
            return false;
        }

        var refused = await client.PostAsync(ProtocolPaths.JoinChallenge, PrimaryInquiry.CreateIdentityQuestion(), cancellationToken);
        findings.Add(PrimaryCheck.Judge(target, hop, challenge, refused.Answer is { } refusal ? PrimaryInquiry.ReadKey(refusal) : null));
        findings.Add(ClockCheck.Judge(PrimaryInquiry.ReadChallenge(answer)?.PrimaryTime, challenge));
        return true;
    }

    private async Task<IReadOnlyList<Finding>> ProbeAsync(PrimaryClient client, CancellationToken cancellationToken)
    {
        var body = BodyCheck.Judge(await client.PostAsync(ProtocolPaths.Probe, new byte[BodyCheck.Bytes], cancellationToken));
        var probe = new StreamProbe(client, context.Time);
        var buffering = probe.RunAsync(ShortProbeSeconds, ShortProbeInterval, cancellationToken);
        if (options.IdleProbe is not { } idleProbe)
        {
            progress.Report($"following the stream for {ShortProbeSeconds} s");
            return [body, StreamCheck.JudgeBuffering(await buffering), Finding.Skip(CheckNames.Idle, "left out by --quick")];
        }

        // Two silences of equal length, so that a cut after some silence differs from one after some time.
        var seconds = (int)Math.Ceiling(idleProbe.TotalSeconds);
        progress.Report($"following the stream for {seconds} s; --quick leaves that out");
        var idle = probe.RunAsync(seconds, seconds / 2, cancellationToken);
        return [body, StreamCheck.JudgeBuffering(await buffering), StreamCheck.JudgeIdle(await idle)];
    }

    private static IReadOnlyList<Finding> SkipRest(List<Finding> findings, string why) =>
        [.. findings, .. CheckNames.OfWay.Skip(findings.Count).Select(check => Finding.Skip(check, why))];
}
