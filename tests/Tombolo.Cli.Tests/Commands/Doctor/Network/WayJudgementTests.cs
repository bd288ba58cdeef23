using System.Net;
using Tombolo.Api.Validation;
using Tombolo.Cli.Commands.Doctor;
using Tombolo.Cli.Commands.Doctor.Network;
using Tombolo.Cli.Commands.Doctor.Target;
using Tombolo.Protocol.Handshake;

namespace Tombolo.Cli.Tests.Commands.Doctor.Network;

/// <summary>What is made of what was seen on the way, by tables.</summary>
public sealed class WayJudgementTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Uri Primary = new("https://hub.example.org/k10");

    [Theory]
    [InlineData(null, null, "OK none: HTTPS_PROXY is not set")]
    [InlineData("http://me:secret@proxy.example.org:3128", null, "OK HTTPS_PROXY applies: through proxy.example.org:3128")]
    [InlineData("proxy.example.org:3128", null, "OK HTTPS_PROXY applies: through proxy.example.org:3128")]
    [InlineData("proxy.example.org:3128", "example.org", "OK none: NO_PROXY excludes hub.example.org")]
    [InlineData("proxy.example.org:3128", "other.org,*", "OK none: NO_PROXY excludes hub.example.org")]
    [InlineData("proxy.example.org:3128", "other.org", "OK HTTPS_PROXY applies: through proxy.example.org:3128")]
    [InlineData("gopher://old", null, "WARN HTTPS_PROXY is set, but is no address of a proxy and is ignored")]
    public void Proxy_ByEnvironment(string? proxy, string? without, string expected)
    {
        string? Environment(string name) => name switch { "HTTPS_PROXY" => proxy, "no_proxy" => without, _ => null };
        var hop = Hop.To(Primary, new Kubernetes.Configuration.Proxies.EnvironmentProxy(Environment));
        Assert.Equal(expected, Say(ProxyCheck.Judge(Primary, Environment, hop.Proxy)));
    }

    [Theory]
    [InlineData(null, null, "OK hub port 443 accepts connections, after 3 ms")]
    [InlineData(null, "refused", "WARN hub port 443 is reached, but not at every address: 10.0.0.2: refused")]
    [InlineData("refused", "too late", "FAIL hub port 443 cannot be reached: 10.0.0.1: refused; 10.0.0.2: too late")]
    public void Tcp_ByDials(string? first, string? second, string expected) => Assert.Equal(
        expected,
        Say(TcpCheck.Judge(
            new Hop("hub", 443, null),
            [new Dial(IPAddress.Parse("10.0.0.1"), TimeSpan.FromMilliseconds(2), first), new Dial(IPAddress.Parse("10.0.0.2"), TimeSpan.FromMilliseconds(3), second)])));

    [Theory]
    [InlineData(-10, 80, null, "OK")]
    [InlineData(-89, 1, null, "WARN")]
    [InlineData(-1, 0.5, null, "OK")]
    [InlineData(-0.9, 0.1, null, "WARN")]
    [InlineData(-10, -1, "whatever", "FAIL certificate 'CN=hub' expired at 2025-12-31")]
    [InlineData(1, 10, "whatever", "FAIL certificate 'CN=hub' is not valid before 2026-01-02")]
    [InlineData(-10, 80, "It is wrong: make it right.", "FAIL It is wrong")]
    public void Tls_ByCertificate(double fromDays, double untilDays, string? problem, string expected)
    {
        var certificate = new PresentedCertificate("CN=hub", "CN=issuer", Now.AddDays(fromDays), Now.AddDays(untilDays), problem);
        Assert.StartsWith(expected, Say(TlsCheck.Judge(Target(), certificate, Answered(200, ""), Now)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "OK this machine and the primary agree")]
    [InlineData(4, "OK this machine and the primary agree")]
    [InlineData(90, "WARN the primary's clock is 90 s ahead of that of this machine")]
    [InlineData(-3600, "WARN the primary's clock is 3600 s behind that of this machine")]
    public void Clock_ByDifference(int seconds, string expected)
    {
        Assert.Equal(expected, Say(ClockCheck.Judge(Now.AddSeconds(seconds), Answered(200, ""))));
        Assert.Equal(expected, Say(ClockCheck.Judge(null, Answered(200, "") with { Date = Now.AddSeconds(seconds) })));
    }

    [Fact]
    public void Clock_NoTime_IsSkipped() => Assert.Equal("SKIP the answer tells no time", Say(ClockCheck.Judge(null, Answered(200, ""))));

    [Theory]
    [InlineData(200, "300000", "OK a request of 300 kB passes")]
    [InlineData(200, "<html>", "WARN a request of 300 kB is answered with HTTP 200")]
    [InlineData(413, "", "FAIL a request of 300 kB is refused as too large")]
    [InlineData(404, "", "SKIP the primary offers no probe")]
    [InlineData(429, "", "SKIP the primary is probed by others; try again in a minute")]
    [InlineData(500, "", "WARN a request of 300 kB is answered with HTTP 500")]
    public void Body_ByAnswer(int status, string text, string expected) => Assert.Equal(expected, Say(BodyCheck.Judge(Answered(status, text))));

    [Fact]
    public void Body_NoAnswer_Fails() => Assert.Equal("FAIL a request of 300 kB gets no answer: reset", Say(BodyCheck.Judge(new Exchange(null, new IOException("reset"), Now, Now))));

    // Each event as when it was sent and when it arrived, in seconds.
    [Theory]
    [InlineData("0/0.02 2/2.03 4/4.02", true, 4.02, "OK events arrive when they are sent, the first after 20 ms")]
    [InlineData("0/0.5 3/3.9 4/4.6", true, 4.6, "OK events arrive when they are sent, the first after 500 ms")]
    [InlineData("0/4.1 2/4.1 4/4.1", true, 4.1, "WARN events are held back on the way, by up to 4 s")]
    [InlineData("0/2 2/4 4/4", true, 4, "WARN events are held back on the way, by up to 2 s")]
    [InlineData("", false, 15, "WARN no event arrived within 15 s")]
    [InlineData("0/0 2/2", false, 2, "WARN the stream is cut 2 s after its beginning, whatever passes")]
    public void Stream_ByArrivals(string arrivals, bool isComplete, double ended, string expected) =>
        Assert.Equal(expected, Say(StreamCheck.JudgeBuffering(Observed(arrivals, isComplete, ended))));

    [Theory]
    [InlineData("0/0 17/17 34/34 35/35", true, 35, "OK a stream of 35 s with 17 s of silence is not cut")]
    [InlineData("0/0", false, 10, "WARN the stream is cut after 10 s of silence")]
    [InlineData("0/0 17/17", false, 30, "WARN the stream is cut 30 s after its beginning, whatever passes")]
    [InlineData("0/35 17/35 34/35 35/35", true, 35, "SKIP events are held back on the way, so that silences cannot be seen")]
    public void Idle_ByArrivals(string arrivals, bool isComplete, double ended, string expected) =>
        Assert.Equal(expected, Say(StreamCheck.JudgeIdle(Observed(arrivals, isComplete, ended))));

    [Theory]
    [InlineData(0, null, "FAIL the stream gets no answer: ")]
    [InlineData(429, null, "SKIP")]
    [InlineData(404, "text/plain", "SKIP")]
    [InlineData(200, "text/html", "FAIL the stream is answered with HTTP 200 (text/html)")]
    [InlineData(502, null, "FAIL the stream is answered with HTTP 502 (no content type)")]
    public void Stream_ByAnswer(int status, string? contentType, string expected)
    {
        var seen = new StreamObservation(status, contentType, [], IsComplete: false, TimeSpan.Zero, null);
        Assert.StartsWith(expected, Say(StreamCheck.JudgeBuffering(seen)), StringComparison.Ordinal);
        Assert.StartsWith(expected, Say(StreamCheck.JudgeIdle(seen)), StringComparison.Ordinal);
    }

    private static StreamObservation Observed(string arrivals, bool isComplete, double ended) => new(
        200,
        "text/event-stream",
        [.. arrivals.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('/')).Select(pair => new Arrival(TimeSpan.FromSeconds(double.Parse(pair[0])), TimeSpan.FromSeconds(double.Parse(pair[1]))))],
        isComplete,
        TimeSpan.FromSeconds(ended),
        null);

    private static Exchange Answered(int status, string text) => new(new HttpAnswer(status, System.Text.Encoding.UTF8.GetBytes(text)), null, Now, Now);

    private static PrimaryTarget Target()
    {
        Assert.True(IngressUrl.TryParse(Primary.AbsoluteUri, out var url, out _));
        return new PrimaryTarget(url, ["pin"], null, AllowsInsecure: false, "the token");
    }

    private static string Say(Finding finding) => $"{finding.Result.ToString().ToUpperInvariant()} {finding.Seen}";
}
