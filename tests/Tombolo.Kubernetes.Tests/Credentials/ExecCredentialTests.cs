using System.Globalization;
using System.Text.Json;
using Tombolo.Kubernetes.Credentials;
using Tombolo.Kubernetes.Tests.Certificates;
using Tombolo.Testing.Files;
using Tombolo.Testing.Time;
using Tombolo.Testing.Waiting;

namespace Tombolo.Kubernetes.Tests.Credentials;

[Collection(PluginScripts.Name)]
public sealed class ExecCredentialTests : IDisposable
{
    private const string Answer = """{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"TOKEN"EXTRA}}""";

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Get_Token_IsABearerCredential()
    {
        using var provider = Create(Print("secret"));

        Assert.Equal("Bearer secret", (await GetAsync(provider)).Authorization?.ToString());
    }

    [Fact]
    public async Task Get_Plugin_GetsItsArgumentsEnvironmentAndInput()
    {
        var plugin = Plugin($$"""
            printf '%s\n' "$@" > '{{_folder.PathOf("arguments")}}'
            printf '%s' "$REGION" > '{{_folder.PathOf("environment")}}'
            printf '%s' "$KUBERNETES_EXEC_INFO" > '{{_folder.PathOf("input")}}'
            {{Print("t")}}
            """) with
        {
            Arguments = ["get token", "--cluster=a b", "$HOME"],
            Environment = [new("REGION", "eu 1")],
            ClusterInfo = """{"server":"https://10.0.0.1"}"""u8.ToArray(),
        };
        using var provider = new ExecCredential(plugin, _time);

        await GetAsync(provider);

        Assert.Equal("get token\n--cluster=a b\n$HOME\n", Read("arguments"));
        Assert.Equal("eu 1", Read("environment"));
        using var input = JsonDocument.Parse(Read("input"));
        Assert.Equal("client.authentication.k8s.io/v1", input.RootElement.GetProperty("apiVersion").GetString());
        Assert.Equal("ExecCredential", input.RootElement.GetProperty("kind").GetString());
        Assert.False(input.RootElement.GetProperty("spec").GetProperty("interactive").GetBoolean());
        Assert.Equal("https://10.0.0.1", input.RootElement.GetProperty("spec").GetProperty("cluster").GetProperty("server").GetString());
    }

    [Fact]
    public async Task Get_ReadsStandardInput_FindsItClosed()
    {
        using var provider = Create($"cat > /dev/null; {Print("t")}");

        Assert.Equal("t", (await GetAsync(provider)).Authorization?.Parameter);
    }

    [Fact]
    public async Task Get_NoExpiry_RunsOnce()
    {
        using var provider = Create(Counting(Print("t")));

        await GetAsync(provider);
        _time.Advance(TimeSpan.FromDays(30));
        await GetAsync(provider);

        Assert.Equal(1, Runs());
    }

    [Fact]
    public async Task Get_Expiry_RunsAgainThen()
    {
        var expires = _time.GetUtcNow().AddMinutes(10).ToString("O", CultureInfo.InvariantCulture);
        using var provider = Create(Counting(Print("t", $",\"expirationTimestamp\":\"{expires}\"")));

        await GetAsync(provider);
        _time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        await GetAsync(provider);
        Assert.Equal(1, Runs());

        _time.Advance(TimeSpan.FromSeconds(1));
        await GetAsync(provider);
        Assert.Equal(2, Runs());
    }

    [Fact]
    public async Task Get_ManyAtATime_RunsOnce()
    {
        using var provider = Create(Counting(Print("t")));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => GetAsync(provider)));

        Assert.Equal(1, Runs());
    }

    [Fact]
    public async Task Refresh_ManyRejectedAtATime_RunsOnceMore()
    {
        using var provider = Create(Counting("n=$(wc -l < COUNT | tr -d ' '); " + Print("t$n")));
        var rejected = await GetAsync(provider);

        var fresh = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => provider.RefreshAsync(rejected, TestContext.Current.CancellationToken).AsTask()));

        Assert.Equal("t1", rejected.Authorization?.Parameter);
        Assert.All(fresh, credential => Assert.Equal("t2", credential.Authorization?.Parameter));
        Assert.Equal(2, Runs());
    }

    [Fact]
    public async Task Refresh_PartOfACombinedCredential_RunsOnceMore()
    {
        using var authority = TestCertificates.Authority();
        using var certificate = TestCertificates.Client(authority);
        var fixedPart = new FixedCredential(new Credential
        {
            Certificate = PemCertificates.ReadClient(Utf8(TestCertificates.Pem(certificate)), Utf8(TestCertificates.KeyPem(certificate))),
        });
        using var exec = Create(Counting(Print("t")));
        var provider = CombinedCredential.Of([fixedPart, exec]);

        var credential = await provider.GetAsync(TestContext.Current.CancellationToken);
        await provider.RefreshAsync(credential, TestContext.Current.CancellationToken);

        Assert.Equal("Bearer and client certificate CN=jane", credential.ToString());
        Assert.Equal(2, Runs());
    }

    [Fact]
    public async Task Get_Certificate_IsAClientCertificate()
    {
        using var authority = TestCertificates.Authority();
        using var certificate = TestCertificates.Client(authority);
        var path = _folder.Write("answer.json", $$$"""
            {"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{
            "clientCertificateData":{{{Json(TestCertificates.Pem(certificate))}}},"clientKeyData":{{{Json(TestCertificates.KeyPem(certificate))}}}}}
            """);
        using var provider = Create($"cat '{path}'");

        var credential = await GetAsync(provider);

        Assert.Null(credential.Authorization);
        Assert.Equal(certificate.Thumbprint, credential.Certificate?.Leaf.Thumbprint);
    }

    [Theory]
    [InlineData("echo secret; echo no credentials found >&2; exit 3", "failed with exit code 3: no credentials found")]
    [InlineData("echo secret; exit 3", "failed with exit code 3: it said nothing")]
    [InlineData("echo secret", "something that is not the JSON of an ExecCredential")]
    [InlineData("true", "something that is not the JSON of an ExecCredential")]
    [InlineData("""echo '{"kind":"ExecCredential","status":{"token":5,"x":"secret"}}'""", "something that is not the JSON of an ExecCredential")]
    [InlineData("echo null", "an object of another kind than ExecCredential")]
    [InlineData("""echo '{"kind":"Other","status":{"token":"secret"}}'""", "an object of another kind than ExecCredential")]
    [InlineData("""echo '{"apiVersion":"client.authentication.k8s.io/v1beta1","kind":"ExecCredential","status":{"token":"secret"}}'""", "another apiVersion than client.authentication.k8s.io/v1;")]
    [InlineData("""echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential"}'""", "without status")]
    [InlineData("""echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{}}'""", "neither status.token nor status.clientCertificateData")]
    [InlineData("""echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"clientKeyData":"secret"}}'""", "only one of")]
    [InlineData("""echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"sec ret"}}'""", "a status.token that cannot be used")]
    [InlineData("""echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"clientCertificateData":"secret","clientKeyData":"secret"}}'""", "a client certificate that cannot be used: the certificate holds no PEM block")]
    public async Task Get_BadPlugin_SaysWhatWithoutItsOutput(string script, string message)
    {
        using var provider = Create(script);

        var failure = await Assert.ThrowsAsync<CredentialException>(() => GetAsync(provider));

        Assert.StartsWith($"exec plugin {_folder.PathOf("plugin")} ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sec ret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_FailedOnce_RunsAgain()
    {
        using var provider = Create(Counting("[ $(wc -l < COUNT) -gt 1 ] || exit 1; " + Print("t")));
        await Assert.ThrowsAsync<CredentialException>(() => GetAsync(provider));

        Assert.Equal("t", (await GetAsync(provider)).Authorization?.Parameter);
    }

    [Theory]
    [InlineData(null, "; install it, or correct `command` of the exec entry")]
    [InlineData("Get it from https://example.com\n", "\nGet it from https://example.com")]
    public async Task Get_CommandMissing_SaysHowToGetIt(string? hint, string ending)
    {
        var plugin = new ExecPlugin { ApiVersion = ExecPlugin.V1, Command = "tombolo-no-such-plugin", InstallHint = hint };
        using var provider = new ExecCredential(plugin, _time);

        var failure = await Assert.ThrowsAsync<CredentialException>(() => GetAsync(provider));

        Assert.StartsWith("exec plugin tombolo-no-such-plugin cannot be started: ", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(ending, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_PluginHangs_IsKilledAfterAMinute()
    {
        var pidFile = _folder.PathOf("pid");
        using var provider = Create($"echo $$ > '{pidFile}.new'; mv '{pidFile}.new' '{pidFile}'; exec sleep 600");
        var credential = GetAsync(provider);
        await Eventually.TrueAsync(() => File.Exists(pidFile));

        _time.Advance(TimeSpan.FromSeconds(60));

        var failure = await Assert.ThrowsAsync<CredentialException>(() => credential);
        Assert.Contains("no answer within 60 s", failure.Message, StringComparison.Ordinal);
        await Eventually.TrueAsync(() => !IsRunning(Read("pid")));
    }

    [Fact]
    public async Task Get_Cancelled_KillsThePluginAndTheNextRunsItAgain()
    {
        var pidFile = _folder.PathOf("pid");
        using var provider = Create($"if [ -f '{pidFile}' ]; then\n{Print("t")}\nexit\nfi\necho $$ > '{pidFile}.new'; mv '{pidFile}.new' '{pidFile}'; exec sleep 600");
        using var cancellation = new CancellationTokenSource();
        var credential = provider.GetAsync(cancellation.Token).AsTask();
        await Eventually.TrueAsync(() => File.Exists(pidFile));

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => credential);
        await Eventually.TrueAsync(() => !IsRunning(Read("pid")));
        Assert.Equal("t", (await GetAsync(provider)).Authorization?.Parameter);
    }

    private static bool IsRunning(string pid) => Directory.Exists($"/proc/{pid.Trim()}");

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static string Json(string text) => $"\"{text.ReplaceLineEndings("\\n")}\"";

    private static string Print(string token, string extra = "") =>
        $"cat <<END\n{Answer.Replace("TOKEN", token, StringComparison.Ordinal).Replace("EXTRA", extra, StringComparison.Ordinal)}\nEND\n";

    private static Task<Credential> GetAsync(ExecCredential provider) => provider.GetAsync(TestContext.Current.CancellationToken).AsTask();

    private string Counting(string script) => $"echo run >> COUNT\n{script}".Replace("COUNT", _folder.PathOf("count"), StringComparison.Ordinal);

    private int Runs() => File.ReadAllLines(_folder.PathOf("count")).Length;

    private string Read(string name) => File.ReadAllText(_folder.PathOf(name));

    private ExecPlugin Plugin(string script) => new() { ApiVersion = ExecPlugin.V1, Command = _folder.WriteScript("plugin", script) };

    private ExecCredential Create(string script) => new(Plugin(script), _time);
}
