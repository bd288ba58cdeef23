namespace Tombolo.Cli.Commands.Doctor.Network;

/// <summary>Judges what DNS says about whom we dial.</summary>
internal static class DnsCheck
{
    public static Finding Judge(Hop hop, Resolution resolution) => resolution switch
    {
        { Failure: { } failure } when hop.Proxy is not null => Finding.Fail(CheckNames.Dns, $"{hop.Name}: {failure}", "correct HTTPS_PROXY, or the DNS of this machine"),
        { Failure: { } failure } => Finding.Fail(
            CheckNames.Dns, $"{hop.Name}: {failure}", "add the name to the DNS that is asked here, or give another address with --primary-ingress (primary-ingress in mc-join-config)"),
        { Addresses: [var only] } when only.ToString() == hop.Host.Trim('[', ']') => Finding.Ok(CheckNames.Dns, $"{hop.Name} is an address, no name{Rest(hop)}"),
        _ => Finding.Ok(CheckNames.Dns, $"{hop.Name} is {string.Join(", ", resolution.Addresses)}{Rest(hop)}"),
    };

    private static string Rest(Hop hop) => hop.Proxy is null ? "" : "; the proxy resolves the name of the primary";
}
