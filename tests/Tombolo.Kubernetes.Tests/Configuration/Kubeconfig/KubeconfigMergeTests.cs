using Tombolo.Kubernetes.Configuration;

namespace Tombolo.Kubernetes.Tests.Configuration.Kubeconfig;

public sealed class KubeconfigMergeTests : KubeconfigTest
{
    [Fact]
    public void Load_Nothing_ReadsTheFileInHome()
    {
        Folder.Write(".kube/config", One());

        Assert.Equal("https://10.0.0.1:6443/", Load().Server.AbsoluteUri);
    }

    [Fact]
    public void Load_Variable_IsReadInsteadOfHome()
    {
        Folder.Write(".kube/config", One("server: https://home"));
        List(Folder.Write("listed", One("server: https://listed")));

        Assert.Equal("listed", Load().Server.Host);
    }

    [Fact]
    public void Load_Path_IsReadInsteadOfTheVariable()
    {
        List(Folder.Write("listed", One("server: https://listed")));

        Assert.Equal("named", Load(Folder.Write("named", One("server: https://named"))).Server.Host);
    }

    [Fact]
    public void Load_SeveralFiles_TheFirstHasTheCurrentContext()
    {
        List(
            Folder.Write("a", "contexts: [{name: other, context: {cluster: c}}]"),
            Folder.Write("b", "current-context: b\ncontexts: [{name: b, context: {cluster: c, namespace: from-b}}]"),
            Folder.Write("c", One()));

        Assert.Equal("from-b", Load().Namespace);
    }

    [Fact]
    public async Task Load_SameNameTwice_TheFirstWinsWhole()
    {
        List(
            Folder.Write("a", "users: [{name: u, user: {username: first}}]\nclusters: [{name: c, cluster: {server: 'https://first'}}]"),
            Folder.Write("b", One("server: https://second, tls-server-name: second", "token: second")));

        var configuration = Load();

        Assert.Equal("first", configuration.Server.Host);
        Assert.Null(configuration.TlsServerName);
        Assert.Equal("Basic", (await CredentialAsync(configuration)).Authorization?.Scheme);
    }

    [Fact]
    public async Task Load_PartsInSeveralFiles_AreCombined()
    {
        List(
            Folder.Write("contexts", "current-context: x\ncontexts: [{name: x, context: {cluster: c, user: u}}]"),
            Folder.Write("clusters", "clusters: [{name: c, cluster: {server: 'https://combined'}}]"),
            Folder.Write("users", "users: [{name: u, user: {token: combined}}]"));

        var configuration = Load();

        Assert.Equal("combined", configuration.Server.Host);
        Assert.Equal("combined", (await CredentialAsync(configuration)).Authorization?.Parameter);
    }

    [Fact]
    public void Load_MissingAndEmptyFilesInTheList_AreSkipped()
    {
        Environment["KUBECONFIG"] = $":{Folder.PathOf("missing")}:{Folder.Write("empty", "")}:{Folder.Write("null", "null")}:{Folder.Write("good", One())}:";

        Assert.Equal("10.0.0.1", Load().Server.Host);
    }

    [Fact]
    public void Load_SameFileTwice_IsReadOnce()
    {
        var file = Folder.Write("a", One());
        List(file, file);

        Assert.Equal("10.0.0.1", Load().Server.Host);
    }

    [Fact]
    public async Task Load_RelativePaths_StartAtTheirOwnFile()
    {
        Folder.Write("one/tokens/t", "one");
        Folder.Write("two/tokens/t", "two");
        List(
            Folder.Write("two/config", "users: [{name: u, user: {tokenFile: tokens/t}}]"),
            Folder.Write("one/config", One(user: "tokenFile: tokens/t")));

        Assert.Equal("two", (await CredentialAsync(Load())).Authorization?.Parameter);
    }

    [Fact]
    public void Load_Context_OverridesTheCurrentOne()
    {
        List(Folder.Write("a", One()), Folder.Write("b", "contexts: [{name: y, context: {cluster: c, namespace: other}}]"));

        var configuration = Load(context: "y");

        Assert.Equal("other", configuration.Namespace);
        Assert.Equal($"context y of {Folder.PathOf("b")}", configuration.Source);
    }

    [Fact]
    public void Load_NoFileInHome_SaysWhatToSet() =>
        Assert.Equal(
            $"{Folder.PathOf(".kube/config")}: there is no file {Folder.PathOf(".kube/config")}; set KUBECONFIG, or name a file with --kubeconfig",
            Problem(() => Load()));

    [Fact]
    public void Load_NoFileOfTheList_SaysWhichWereLookedFor()
    {
        List("/no/a", "/no/b");

        Assert.Equal(
            "KUBECONFIG: none of these files exists: /no/a, /no/b; correct KUBECONFIG, or name a file with --kubeconfig", Problem(() => Load()));
    }

    [Fact]
    public void Load_NamedFileMissing_SaysSo() =>
        Assert.Equal("/no/a: there is no file /no/a; name a file that exists", Problem(() => Load("/no/a")));

    [Fact]
    public void Load_OneFileOfTheListBroken_NamesItAndNothingThatFollowsFromIt()
    {
        var broken = Folder.Write("broken", "clusters: [");
        List(Folder.Write("a", "current-context: x"), broken);

        Assert.Equal(
            $"{broken}: is not YAML: line 2, column 1; correct it; `kubectl config view --raw` shows what a good one looks like", Problem(() => Load()));
    }

    [Fact]
    public void Load_ContextMissing_NamesAllFilesAndTheContextsThereAre()
    {
        var (a, b) = (Folder.Write("a", One()), Folder.Write("b", "contexts: [{name: a, context: {cluster: c}}]"));
        List(a, b);

        Assert.Equal($"{a}, {b}: --context names z, which is no context; choose one that exists; there are: a, x", Problem(() => Load(context: "z")));
    }

    private static string Problem(Action load) => Assert.Throws<ConnectionConfigurationException>(load).Message;

    private void List(params string[] files) => Environment["KUBECONFIG"] = string.Join(':', files);
}
