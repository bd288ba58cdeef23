using Tombolo.Api.Clusters;
using Tombolo.Api.Core;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Cli.Commands.Doctor;
using Tombolo.Cli.Commands.Doctor.Installation;
using Tombolo.Cli.Commands.Doctor.Target;
using Tombolo.Cli.Commands.Join;
using Tombolo.Cli.Tests.Harness;
using Tombolo.Protocol.Keys;

namespace Tombolo.Cli.Tests.Commands.Doctor.Target;

public sealed class TargetChoiceTests : IDisposable
{
    private readonly SigningKey _key = SigningKey.Create();

    public void Dispose() => _key.Dispose();

    [Fact]
    public void Choose_NothingNamed_HasNoTarget()
    {
        var choice = TargetChoice.Choose(Options(), new ClusterReading());
        Assert.Null(choice.Target);
        Assert.Null(choice.Url);
        Assert.Equal(["OK this cluster belongs to no primary", "SKIP none was given"], Said(choice));
    }

    [Theory]
    [InlineData(null, "https://hub.example.org/k10", "--token")]
    [InlineData("https://inside.example.org/k10/", "https://inside.example.org/k10", "--primary-ingress")]
    public void Choose_Token_SaysWhereAndWho(string? primaryIngress, string expected, string source)
    {
        var target = TargetChoice.Choose(Options(Token(), primaryIngress), new ClusterReading()).Target!;
        Assert.Equal(expected, target.Url.Value);
        Assert.Equal(_key.PublicKey.Thumbprint, target.PrimaryKey);
        Assert.Equal(source, target.Source);
        Assert.False(target.AllowsInsecure);
    }

    [Fact]
    public void Choose_BrokenToken_StillChecksTheAddressThatWasGiven()
    {
        var choice = TargetChoice.Choose(Options("tmb1.abc", "https://hub.example.org/k10"), reading: null);
        Assert.Equal("https://hub.example.org/k10", choice.Target?.Url.Value);
        Assert.Equal(["FAIL --token is not usable"], Said(choice));
    }

    [Fact]
    public void Choose_UnusableUrl_IsSaid()
    {
        var choice = TargetChoice.Choose(Options(Token(), "hub.example.org"), new ClusterReading());
        Assert.Null(choice.Target);
        Assert.Equal(FindingResult.Fail, choice.Url?.Result);
    }

    [Fact]
    public void Choose_Member_GoesByItsMembership()
    {
        var choice = TargetChoice.Choose(Options(), new ClusterReading { ClusterInfo = ClusterInfo("the-key") });
        Assert.Equal(("https://hub.example.org/k10", "the-key", true), (choice.Target!.Url.Value, choice.Target.PrimaryKey, choice.Target.AllowsInsecure));
        Assert.Equal(["a", "b"], choice.Target.Pins);
        Assert.Equal(["OK this cluster is member 'shop' of primary 'hub-paris'", "SKIP none was given"], Said(choice));
    }

    [Fact]
    public void Choose_MemberWithTokenOfAnother_Fails()
    {
        var choice = TargetChoice.Choose(Options(Token()), new ClusterReading { ClusterInfo = ClusterInfo("the-key") });
        Assert.Equal("FAIL this cluster is member 'shop' of primary 'hub-paris', the token is for 'hub-paris'", Said(choice)[0]);
        var same = TargetChoice.Choose(Options(Token()), new ClusterReading { ClusterInfo = ClusterInfo(_key.PublicKey.Thumbprint) });
        Assert.StartsWith("OK", Said(same)[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("joining", "no route to host", "WARN a join is under way: no route to host", "OK for primary 'hub-paris'")]
    [InlineData("rejected", "the name is taken", "FAIL the join was rejected: the name is taken", "OK for primary 'hub-paris'")]
    [InlineData("disconnected", "", "OK this cluster has left its primary", "FAIL Secret mc-join, key token was used")]
    public void Choose_JoinUnderWay_GoesByIt(string state, string message, string membership, string token)
    {
        var reading = Joining(state, message);
        var choice = TargetChoice.Choose(Options(), reading);
        Assert.Equal("https://inside.example.org/k10", choice.Target?.Url.Value);
        Assert.Equal(membership, Said(choice)[0]);
        Assert.StartsWith(token, Said(choice)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_UsedTokenGivenAgain_Fails()
    {
        var reading = Joining("disconnected", "");
        var used = reading.JoinSecret!.Text("token")!;
        Assert.StartsWith("FAIL --token was used", Said(TargetChoice.Choose(Options(used + "\n"), reading))[1], StringComparison.Ordinal);
        Assert.StartsWith("OK", Said(TargetChoice.Choose(Options(Token()), reading))[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_Primary_ChecksItsOwnIngressAsItsNewestTokenSays()
    {
        var reading = new ClusterReading { Clusters = [Primary()], Tokens = [TokenSecret("old", 1), TokenSecret("new", 2)] };
        var choice = TargetChoice.Choose(Options(), reading);
        Assert.Equal("https://hub.example.org/k10", choice.Target?.Url.Value);
        Assert.Equal([Pin(2)], choice.Target!.Pins);
        Assert.Equal("OK this cluster is primary 'hub-paris'", Said(choice)[0]);
        Assert.StartsWith("FAIL", Said(TargetChoice.Choose(Options(Token()), reading))[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_Anything_NeverShowsTheToken()
    {
        var token = Token();
        var secret = token.Split('.')[2];
        var choice = TargetChoice.Choose(Options(token), Joining("joining", ""));
        Assert.DoesNotContain(secret, string.Join('\n', choice.Findings) + choice.Target, StringComparison.Ordinal);
    }

    private string Token() => Tokens.Create(_key);

    private static string Pin(int age) => Convert.ToBase64String([.. Enumerable.Repeat((byte)age, 32)]);

    private static DoctorOptions Options(string? token = null, string? primaryIngress = null) => new(
        token is null ? null : new JoinInput(token, null, null, primaryIngress, "false", JoinInputLabels.Options), primaryIngress, false, "tombolo", "k10", [], null);

    private static Secret ClusterInfo(string key) => Secret(
        (ClusterInfoKeys.ClusterName, "shop"),
        (ClusterInfoKeys.PrimaryName, "hub-paris"),
        (ClusterInfoKeys.PrimaryKey, key),
        (ClusterInfoKeys.PrimaryUrls, "https://hub.example.org/k10,https://other.example.org/k10"),
        (ClusterInfoKeys.PrimaryPins, "a,b"));

    private ClusterReading Joining(string state, string message) => new()
    {
        JoinSecret = Secret(("token", Token())),
        JoinConfig = new ConfigMap { Data = new Dictionary<string, string> { [JoinConfigKeys.PrimaryIngress] = "https://inside.example.org/k10" } },
        JoinStatus = Secret((JoinStatusKeys.Status, state), (JoinStatusKeys.Message, message)),
    };

    private static Cluster Primary() => new()
    {
        Metadata = new ObjectMeta { Name = "hub-paris" },
        Spec = new ClusterSpec { Primary = true, K10 = new K10Location { Ingress = new Ingress { Url = "https://hub.example.org/k10" } } },
    };

    private Secret TokenSecret(string name, int age) => Secret(("token", Tokens.Create(_key, pins: [Pin(age)]))) with
    {
        Metadata = new ObjectMeta { Name = name, CreationTimestamp = DateTimeOffset.UnixEpoch.AddDays(age) },
    };

    private static Secret Secret(params IEnumerable<(string Key, string Value)> data) =>
        new() { Data = Api.Core.Secret.Encode(data.Select(entry => KeyValuePair.Create(entry.Key, entry.Value))) };

    private static List<string> Said(TargetChoice choice) => [.. choice.Findings.Select(finding => $"{finding.Result.ToString().ToUpperInvariant()} {finding.Seen}")];
}
