using Tombolo.Kubernetes.Credentials;
using Tombolo.Kubernetes.Tests.Certificates;
using Tombolo.Testing.Files;
using Tombolo.Testing.Time;

namespace Tombolo.Kubernetes.Tests.Credentials;

public sealed class FileCredentialTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Get_FileReplaced_IsSeenAfterAMinute()
    {
        var provider = FileCredential.Token(_folder.Write("token", "first\n"), _time);
        Assert.Equal("first", await TokenAsync(provider));
        _folder.Write("token", "second");

        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("first", await TokenAsync(provider));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("second", await TokenAsync(provider));
    }

    [Fact]
    public async Task Get_LinkTurnedToAnotherFile_IsSeen()
    {
        // The way of Kubernetes volumes: token -> ..data/token, ..data -> a dated folder that is swapped.
        _folder.Write("one/token", "first");
        _folder.Write("two/token", "second");
        Directory.CreateSymbolicLink(_folder.PathOf("..data"), _folder.PathOf("one"));
        File.CreateSymbolicLink(_folder.PathOf("token"), _folder.PathOf("..data/token"));
        var provider = FileCredential.Token(_folder.PathOf("token"), _time);
        Assert.Equal("first", await TokenAsync(provider));

        Directory.CreateSymbolicLink(_folder.PathOf("..new"), _folder.PathOf("two"));
        Directory.Delete(_folder.PathOf("..data"));
        Directory.Move(_folder.PathOf("..new"), _folder.PathOf("..data"));
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("second", await TokenAsync(provider));
    }

    [Fact]
    public async Task Refresh_FileReplaced_IsSeenAtOnce()
    {
        var provider = FileCredential.Token(_folder.Write("token", "first"), _time);
        var rejected = await provider.GetAsync(TestContext.Current.CancellationToken);
        _folder.Write("token", "second");

        var fresh = await provider.RefreshAsync(rejected, TestContext.Current.CancellationToken);

        Assert.Equal("second", fresh.Authorization?.Parameter);
    }

    [Fact]
    public async Task Refresh_SameFile_IsTheSameCredential()
    {
        var provider = FileCredential.Token(_folder.Write("token", "first"), _time);
        var rejected = await provider.GetAsync(TestContext.Current.CancellationToken);

        Assert.Equal(rejected, await provider.RefreshAsync(rejected, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("half a tok")]
    public async Task Get_ReplacementUnusable_KeepsTheLastGood(string? content)
    {
        var path = _folder.Write("token", "first");
        var provider = FileCredential.Token(path, _time);
        await TokenAsync(provider);
        File.Delete(path);
        if (content is not null)
        {
            _folder.Write("token", content);
        }

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("first", await TokenAsync(provider));

        _folder.Write("token", "third");
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("third", await TokenAsync(provider));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("sec ret")]
    public async Task Get_NeverUsable_SaysWhichFileWithoutItsContent(string? content)
    {
        var path = content is null ? _folder.PathOf("token") : _folder.Write("token", content);

        var failure = await Assert.ThrowsAsync<CredentialException>(() => TokenAsync(FileCredential.Token(path, _time)));

        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sec ret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_NeverUsableWithFallback_TakesTheFallbackUntilTheFileIsThere()
    {
        var provider = FileCredential.Token(_folder.PathOf("token"), _time, Credential.Bearer("literal"));
        Assert.Equal("literal", await TokenAsync(provider));

        _folder.Write("token", "from-file");

        Assert.Equal("from-file", await TokenAsync(provider));
    }

    [Fact]
    public async Task Get_CertificateReplaced_TakesThePairOnlyWhenBothAreNew()
    {
        using var authority = TestCertificates.Authority();
        using var first = TestCertificates.Client(authority, "first");
        using var second = TestCertificates.Client(authority, "second");
        var certificatePath = _folder.Write("tls.crt", TestCertificates.Pem(first));
        var keyPath = _folder.Write("tls.key", TestCertificates.KeyPem(first));
        var provider = FileCredential.Certificate(certificatePath, keyPath, _time);
        Assert.Equal("CN=first", await SubjectAsync());

        _folder.Write("tls.crt", TestCertificates.Pem(second));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("CN=first", await SubjectAsync());

        _folder.Write("tls.key", TestCertificates.KeyPem(second));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("CN=second", await SubjectAsync());

        async Task<string?> SubjectAsync() => (await provider.GetAsync(TestContext.Current.CancellationToken)).Certificate?.Leaf.Subject;
    }

    private static async Task<string?> TokenAsync(FileCredential provider) =>
        (await provider.GetAsync(TestContext.Current.CancellationToken)).Authorization?.Parameter;
}
