using System.Text.Json.Nodes;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Proxies;
using Tombolo.Testing.Shells;

namespace Tombolo.EndToEnd.Tests.Doctor;

/// <summary><c>tombolo doctor</c> on real control planes, with a real server behind a real proxy that has its ways.</summary>
public sealed class DoctorTests(ControlPlanePool pool)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Doctor_WhatStandsInBetween_IsFoundOut()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var ingress = await DifficultIngress.StartAsync(new IngressManners(), TimeProvider.System, Cancelled);
        var options = new FleetOptions { Https = false, PinAuthority = false, PrimaryUrl = ingress.Url.AbsoluteUri };
        await using var fleet = await Fleet.CreateAsync(lease.Planes, options, Cancelled);
        ingress.Upstream = fleet.Primary.Server.Address;
        fleet.StartServers();
        var token = await fleet.PromoteAsync(Cancelled);
        using var shell = await UserShell.CreateAsync(new Dictionary<string, ControlPlane> { ["lyon"] = lease.Planes[1] }, Cancelled);

        await CheckAsync(new IngressManners(), "body=OK stream=OK idle=OK");
        await CheckAsync(new IngressManners { BuffersAnswers = true }, "body=OK stream=WARN idle=SKIP", "stream", "held back on the way");
        await CheckAsync(new IngressManners { IdleLimit = TimeSpan.FromSeconds(3) }, "body=OK stream=OK idle=WARN", "idle", "of silence");
        await CheckAsync(new IngressManners { RequestLimit = TimeSpan.FromSeconds(5) }, "body=OK stream=OK idle=WARN", "idle", "whatever passes");
        await CheckAsync(new IngressManners { BodyLimit = 100_000 }, "body=FAIL stream=OK idle=OK", "body", "refused as too large");
        return;

        async Task CheckAsync(IngressManners manners, string expected, string? check = null, string seen = "")
        {
            ingress.Manners = manners;
            var (exitCode, findings) = await RunAsync(shell, $"--token {token} --allow-insecure-primary-ingress --idle-probe 8s");
            Assert.Equal(
                $"url=WARN proxy=OK dns=OK tcp=OK tls=SKIP primary=OK clock=OK {expected}",
                string.Join(' ', findings.Where(finding => Ways.Contains(finding.Check)).Select(finding => $"{finding.Check}={finding.Result}")));
            Assert.Equal(expected.Contains("FAIL", StringComparison.Ordinal) ? 1 : 0, exitCode);
            Assert.Contains(seen, check is null ? "" : findings.Single(finding => finding.Check == check).Seen, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Doctor_RightsMissing_NamesThem()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        fleet.StartServers();
        var plane = lease.Planes[0];
        using var shell = await UserShell.CreateAsync(new Dictionary<string, ControlPlane> { ["paris"] = plane }, Cancelled);

        await plane.Kubectl.RequireAsync(["delete", "rolebinding", "tombolo-server", "-n", "kasten-io"], cancellationToken: Cancelled);
        var (_, ofAdmin) = await RunAsync(shell, "--quick");
        var rights = ofAdmin.Single(finding => finding.Check == "server-rights");
        Assert.Equal("FAIL", rights.Result);
        Assert.Contains("ServiceAccount kasten-io/tombolo may not", rights.Seen, StringComparison.Ordinal);
        Assert.Contains("patch, delete secrets in kasten-io", rights.Seen, StringComparison.Ordinal);

        var stranger = plane.WriteCertificateKubeconfig(new ControlPlaneUser("stranger"));
        var (exitCode, ofStranger) = await RunAsync(shell, $"--quick --kubeconfig {stranger}");
        Assert.Equal(1, exitCode);
        Assert.Equal(
            "api-server=OK namespace=SKIP crds=SKIP own-rights=FAIL server-rights=SKIP kasten=SKIP server=SKIP membership=SKIP",
            string.Join(' ', ofStranger.Take(8).Select(finding => $"{finding.Check}={finding.Result}")));
    }

    private static readonly HashSet<string> Ways = ["url", "proxy", "dns", "tcp", "tls", "primary", "clock", "body", "stream", "idle"];

    private static async Task<(int ExitCode, IReadOnlyList<(string Check, string Result, string Seen)> Findings)> RunAsync(UserShell shell, string arguments)
    {
        var result = await shell.RunAsync($"tombolo doctor -o json {arguments}", cancellationToken: Cancelled);
        Assert.True(result.ExitCode is 0 or 1, result.Error);
        var findings = JsonNode.Parse(result.Output)!["findings"]!.AsArray();
        return (result.ExitCode, [.. findings.Select(finding => ((string)finding!["check"]!, (string)finding["result"]!, (string)finding["seen"]!))]);
    }
}
