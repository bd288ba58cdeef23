namespace Tombolo.Cli.Commands.Doctor.Network;

/// <summary>Judges whether whom we dial accepts connections.</summary>
internal static class TcpCheck
{
    public static Finding Judge(Hop hop, IReadOnlyList<Dial> dials)
    {
        var failed = dials.Where(dial => dial.Failure is not null).ToList();
        var failures = string.Join("; ", failed.Select(dial => $"{dial.Address}: {dial.Failure}"));
        return failed.Count == 0
            ? Finding.Ok(CheckNames.Tcp, $"{hop.Name} port {hop.Port} accepts connections, after {dials.Max(dial => dial.Took).TotalMilliseconds:0} ms")
            : failed.Count < dials.Count
                ? Finding.Warn(CheckNames.Tcp, $"{hop.Name} port {hop.Port} is reached, but not at every address: {failures}", "remove dead addresses from DNS, or repair the way to them")
                : Finding.Fail(CheckNames.Tcp, $"{hop.Name} port {hop.Port} cannot be reached: {failures}", Repair(hop));
    }

    private static string Repair(Hop hop) => hop.Proxy is null
        ? "see that the ingress is up and that no firewall stands in between; behind a proxy set HTTPS_PROXY"
        : "see that the proxy is up, or exclude the primary from it with NO_PROXY";
}
