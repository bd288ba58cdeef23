using System.Text;
using Tombolo.Api.Names;
using Tombolo.Cli.Tests.Harness;
using Tombolo.Kubernetes.Yaml;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Tokens;

namespace Tombolo.Cli.Tests.Commands.JoinTokens;

public sealed class GenerateTokenCommandTests : CommandTest, IDisposable
{
    private const string Url = "https://hub.example.org/k10";
    private readonly string _directory = Directory.CreateTempSubdirectory("tombolo-generate-").FullName;

    [Fact]
    public async Task Generate_WithANewIdentity_WritesWhatBothSidesApplyForTheOwnerAlone()
    {
        var result = await GenerateAsync("--new-identity");
        Assert.True(result.ExitCode == ExitCodes.Success, result.ToString());
        Assert.Equal(["primary-identity.yaml", "shop-lyon-primary.yaml", "shop-lyon-secondary.yaml"], Directory.GetFiles(_directory).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Directory.GetFiles(_directory), file => Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite), file));

        using var token = Token(Data("shop-lyon-secondary.yaml", JoinTokenKeys.Token));
        Assert.True(SigningKey.TryImportPkcs8(Convert.FromBase64String(Data("primary-identity.yaml", IdentityKeys.PrivateKey)), out var identity));
        using (identity)
        {
            Assert.Equal(identity.PublicKey.Thumbprint, token.Public.Key);
        }

        Assert.True(token.Public.Premade);
        Assert.Equal(token.Key.PublicKey.SubjectPublicKeyInfo.ToArray(), Convert.FromBase64String(Data("shop-lyon-primary.yaml", JoinTokenKeys.PublicKey)));
        var annotations = Read("shop-lyon-primary.yaml")[0]!["metadata"]!["annotations"]!;
        Assert.Equal(token.Id, (string?)annotations[Annotations.TokenId]);
        Assert.Equal("shop-lyon", (string?)annotations[Annotations.AllowedNames]);
        Assert.Equal("2026-01-02T00:00:00Z", (string?)annotations[Annotations.ExpiresAt]);
        Assert.Equal("shop-lyon", (string?)Read("shop-lyon-secondary.yaml")[1]!["data"]![JoinConfigKeys.ClusterName]);
    }

    [Fact]
    public async Task Generate_ByDefault_ShowsNoSecretAnywhereButInTheFileOfTheMember()
    {
        var result = await GenerateAsync("--output", "text");
        var text = File.ReadAllText(PathOf("shop-lyon-token.txt")).Trim();
        var secretPart = text.Split('.')[2];
        Assert.DoesNotContain(secretPart, result.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(secretPart, File.ReadAllText(PathOf("shop-lyon-primary.yaml")), StringComparison.Ordinal);
        Assert.Equal("ConfigMap", (string?)Assert.Single(Read("shop-lyon-secondary.yaml"))!["kind"]);
        Assert.Contains("names no key of the primary", result.Error, StringComparison.Ordinal);
        using var token = Token(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
        Assert.False(token.Public.IsPinned);
    }

    [Fact]
    public async Task Generate_Print_PrintsTheTokenAndKeepsItInNoFile()
    {
        var result = await GenerateAsync("--output", "text", "--print");
        Assert.True(JoinToken.TryParse(result.Out, out var token, out _));
        token.Dispose();
        Assert.DoesNotContain(Directory.GetFiles(_directory), file => File.ReadAllText(file).Contains("tmb1.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Generate_WithAnIdentityThatIsThere_NamesItsKey()
    {
        await GenerateAsync("--new-identity");
        var second = Path.Combine(_directory, "second");
        var result = await RunAsync("join-token", "generate", "--primary-url", Url, "--name", "shop-metz", "--directory", second, "--identity", PathOf("primary-identity.yaml"), "--output", "text");
        Assert.True(result.ExitCode == ExitCodes.Success, result.ToString());
        using var first = Token(Data("shop-lyon-secondary.yaml", JoinTokenKeys.Token));
        Assert.True(JoinToken.TryParse(File.ReadAllText(Path.Combine(second, "shop-metz-token.txt")), out var token, out _));
        using (token)
        {
            Assert.Equal(first.Public.Key, token.Public.Key);
            Assert.NotEqual(first.Id, token.Id);
        }
    }

    [Fact]
    public async Task Generate_FilesAreThere_OverwritesNone()
    {
        await GenerateAsync("--new-identity");
        var before = File.ReadAllText(PathOf("shop-lyon-primary.yaml"));
        var result = await GenerateAsync("--new-identity");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("is not overwritten", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(PathOf("shop-lyon-primary.yaml")));
    }

    [Theory]
    [InlineData("http://hub.example.org/k10", "shop-lyon", "plain http")]
    [InlineData("hub", "shop-lyon", "--primary-url")]
    [InlineData(Url, "Shop_Lyon", "--name 'Shop_Lyon'")]
    [InlineData(Url, "shop-lyon", "exclude each other", "--new-identity", "--primary-key", "x")]
    [InlineData(Url, "shop-lyon", "no thumbprint", "--primary-key", "x")]
    [InlineData(Url, "shop-lyon", "exclude each other", "--ttl", "1h", "--no-expiry")]
    [InlineData(Url, "shop-lyon", "cannot be read", "--identity", "/does/not/exist")]
    public async Task Generate_BadInput_IsRefusedAndWritesNothing(string url, string name, string problem, params string[] more)
    {
        var result = await RunAsync(["join-token", "generate", "--primary-url", url, "--name", name, "--directory", _directory, .. more]);
        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_directory));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private Task<CommandResult> GenerateAsync(params string[] more) =>
        RunAsync(["join-token", "generate", "--primary-url", Url, "--name", "shop-lyon", "--directory", _directory, .. more]);

    private string PathOf(string file) => Path.Combine(_directory, file);

    private IReadOnlyList<System.Text.Json.Nodes.JsonNode?> Read(string file) => YamlText.Parse(File.ReadAllText(PathOf(file)));

    private string Data(string file, string key) => (string?)Read(file)[0]!["data"]![key] ?? "";

    private static JoinToken Token(string base64)
    {
        Assert.True(JoinToken.TryParse(Encoding.UTF8.GetString(Convert.FromBase64String(base64)), out var token, out var problem), problem?.Message);
        return token;
    }
}
