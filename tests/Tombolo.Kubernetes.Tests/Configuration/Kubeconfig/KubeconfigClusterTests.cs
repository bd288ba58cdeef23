using Tombolo.Kubernetes.Tests.Certificates;

namespace Tombolo.Kubernetes.Tests.Configuration.Kubeconfig;

public sealed class KubeconfigClusterTests : KubeconfigTest
{
    [Theory]
    [InlineData("https://10.0.0.1:6443", "https://10.0.0.1:6443/")]
    [InlineData("https://rancher.example.com/k8s/clusters/c-m-1", "https://rancher.example.com/k8s/clusters/c-m-1")]
    [InlineData("http://127.0.0.1:8001", "http://127.0.0.1:8001/")]
    public void Load_Server_IsKept(string server, string expected) =>
        Assert.Equal(expected, LoadText(One($"server: '{server}'")).Server.AbsoluteUri);

    [Fact]
    public void Load_Minimal_HasDefaults()
    {
        var configuration = LoadText(One());

        Assert.Equal("default", configuration.Namespace);
        Assert.Null(configuration.Authorities);
        Assert.Null(configuration.TlsServerName);
        Assert.Null(configuration.Proxy);
        Assert.Null(configuration.Impersonation);
        Assert.False(configuration.SkipTlsVerification);
    }

    [Fact]
    public void Load_AllFields_AreKept()
    {
        var configuration = LoadText(One(
            "server: https://a, tls-server-name: b, insecure-skip-tls-verify: true, proxy-url: 'http://p:3128', disable-compression: true, future: x",
            context: "cluster: c, user: u, namespace: n"));

        Assert.Equal(("b", true, new Uri("http://p:3128"), "n"),
            (configuration.TlsServerName, configuration.SkipTlsVerification, configuration.Proxy, configuration.Namespace));
    }

    [Theory]
    [InlineData("http://p:3128", "http://p:3128/")]
    [InlineData("https://p", "https://p/")]
    [InlineData("socks5://p:1080", "socks5://p:1080/")]
    [InlineData("socks5h://p:1080", "socks5://p:1080/")]
    public void Load_ProxyUrl_IsKept(string proxy, string expected) =>
        Assert.Equal(expected, LoadText(One($"server: https://a, proxy-url: '{proxy}'")).Proxy?.AbsoluteUri);

    [Fact]
    public void Load_AuthorityAsData_IsRead()
    {
        using var authority = TestCertificates.Authority("data");

        Assert.Equal("CN=data", LoadText(One($"server: https://a, certificate-authority-data: {Base64(TestCertificates.Pem(authority))}")).Authorities?.Current[0].Subject);
    }

    [Fact]
    public void Load_AuthorityAsFile_IsReadAgainWhenReplaced()
    {
        using var first = TestCertificates.Authority("first");
        using var second = TestCertificates.Authority("second");
        Folder.Write("pki/ca.crt", TestCertificates.Pem(first));
        var authorities = LoadText(One("server: https://a, certificate-authority: pki/ca.crt")).Authorities!;
        Assert.Equal("CN=first", authorities.Current[0].Subject);

        Folder.Write("pki/ca.crt", TestCertificates.Pem(second));
        Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("CN=second", authorities.Current[0].Subject);
    }

    [Fact]
    public void Load_AuthorityAsDataAndFile_TakesTheData()
    {
        using var authority = TestCertificates.Authority("data");
        var configuration = LoadText(One($"server: https://a, certificate-authority: /no/file, certificate-authority-data: {Base64(TestCertificates.Pem(authority))}"));

        Assert.Equal("CN=data", configuration.Authorities?.Current[0].Subject);
    }

    [Theory]
    [InlineData("x: y", "clusters[c].server is missing; write the URL of the API server, for example https://10.0.0.1:6443")]
    [InlineData("server: ''", "clusters[c].server is missing; write the URL")]
    [InlineData("server: '10.0.0.1:6443'", "clusters[c].server is no http or https URL; write the URL")]
    [InlineData("server: 'ftp://a'", "clusters[c].server is no http or https URL; write the URL")]
    [InlineData("server: [a]", "clusters[c].server is not one value; write one value there|clusters[c].server is missing")]
    [InlineData("server: 'https://user:secret@a'", "clusters[c].server has a user, a query or a fragment; write the URL")]
    [InlineData("server: 'https://a?b=c'", "clusters[c].server has a user, a query or a fragment; write the URL")]
    [InlineData("server: https://a, certificate-authority: none.crt", "clusters[c].certificate-authority cannot be used: Could not find file")]
    [InlineData("server: https://a, certificate-authority: config", "clusters[c].certificate-authority cannot be used: holds no PEM block of type CERTIFICATE; give the PEM certificate")]
    [InlineData("server: https://a, certificate-authority-data: DATA+OMITTED", "clusters[c].certificate-authority-data was left out by kubectl; take it from `kubectl config view --raw`")]
    [InlineData("server: https://a, certificate-authority-data: '!'", "clusters[c].certificate-authority-data is not base64; copy it again")]
    [InlineData("server: https://a, certificate-authority-data: c2VjcmV0", "clusters[c].certificate-authority-data cannot be used: holds no PEM block of type CERTIFICATE")]
    [InlineData("server: https://a, insecure-skip-tls-verify: maybe", "clusters[c].insecure-skip-tls-verify is neither true nor false; write true or false")]
    [InlineData("server: https://a, proxy-url: 'p:3128'", "clusters[c].proxy-url is no http, https or socks5 URL; write for example")]
    [InlineData("server: https://a, proxy-url: 'ftp://user:secret@p'", "clusters[c].proxy-url is no http, https or socks5 URL; write for example")]
    [InlineData("server: 10, proxy-url: p, insecure-skip-tls-verify: 1", "clusters[c].server is no|clusters[c].insecure-skip-tls-verify is|clusters[c].proxy-url is")]
    public void Load_Bad_SaysAllAtOnceWithRepairAndWithoutSecrets(string cluster, string expected)
    {
        var problems = Problems(One(cluster)).Order(StringComparer.Ordinal).ToList();

        var starts = expected.Split('|').Order(StringComparer.Ordinal).ToList();
        Assert.Equal(starts.Count, problems.Count);
        Assert.All(problems.Zip(starts), pair => Assert.StartsWith(pair.Second, pair.First, StringComparison.Ordinal));
        Assert.DoesNotContain(problems, problem => problem.Contains("secret", StringComparison.Ordinal) || problem.Contains("c2VjcmV0", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_AuthorityAndSkipVerification_IsRefused()
    {
        using var authority = TestCertificates.Authority();
        var problems = Problems(One($"server: https://a, insecure-skip-tls-verify: true, certificate-authority-data: {Base64(TestCertificates.Pem(authority))}"));

        Assert.Equal(["clusters[c].insecure-skip-tls-verify is true although there is a certificate authority; remove one of the two"], problems);
    }

    [Theory]
    [InlineData("just text", "is not a kubeconfig: its top level is no mapping; correct it")]
    [InlineData("a: b: c", "is not YAML: line 1, column ")]
    [InlineData("a: {b\nc: d}", "is not YAML; correct it")]
    [InlineData("a: !![b c", "is not YAML")]
    [InlineData("? :\n: a", "is not YAML; correct it")]
    [InlineData("a: 1\na: 2", "is not YAML: line 2, column 1")]
    [InlineData("kind: Pod", "kind is Pod; a kubeconfig is of kind Config")]
    [InlineData("clusters: {}", "clusters is not a list; write a list there")]
    [InlineData("clusters: [c]", "clusters[0] is no mapping; write `key: value` pairs")]
    [InlineData("clusters: [{cluster: {}}]", "clusters[0].name is missing; give each entry a name")]
    [InlineData("users: [{name: u, user: text}]", "users[0].user is not a mapping; write a mapping there")]
    [InlineData("users: [{name: u}, {name: u}]", "users[u] is there twice; remove one of them or rename it")]
    [InlineData("current-context: [x]", "current-context is not one value; write one value there")]
    [InlineData("users: []", "current-context is not set; choose a context with --context or `kubectl config use-context`; there are: none")]
    [InlineData("current-context: x", "current-context names x, which is no context; choose one that exists; there are: none")]
    [InlineData("current-context: x\ncontexts: [{name: x}]", "contexts[x].cluster is missing; name a cluster; there are: none")]
    [InlineData("current-context: x\ncontexts: [{name: x, context: {cluster: a}}]\nclusters: [{name: b}]", "contexts[x].cluster names a, which is not in clusters; name one that exists; there are: b")]
    [InlineData("current-context: x\ncontexts: [{name: x, context: {cluster: b, user: a}}]\nclusters: [{name: b, cluster: {server: 'https://a'}}]\nusers: [{name: z}, {name: y}]", "contexts[x].user names a, which is not in users; name one that exists; there are: y, z")]
    public void Load_BadOutline_SaysWhere(string text, string expected) =>
        Assert.StartsWith(expected, Assert.Single(Problems(text)), StringComparison.Ordinal);

    [Fact]
    public void Load_BadEntriesThatTheContextDoesNotUse_AreLeftAlone()
    {
        var configuration = LoadText("""
            current-context: x
            clusters: [{name: bad, cluster: {server: nowhere}}, {name: c, cluster: {server: 'https://good'}}]
            users: [{name: bad, user: {exec: {}}}]
            contexts: [{name: bad, context: {cluster: none}}, {name: x, context: {cluster: c}}]
            """);

        Assert.Equal("good", configuration.Server.Host);
    }

    [Fact]
    public void Load_Json_IsReadToo() => Assert.Equal("a", LoadText("""
        {"apiVersion":"v1","kind":"Config","current-context":"x","preferences":{},
         "clusters":[{"name":"c","cluster":{"server":"https://a"}}],"users":null,
         "contexts":[{"name":"x","context":{"cluster":"c","user":""}}]}
        """).Server.Host);

    private static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));
}
