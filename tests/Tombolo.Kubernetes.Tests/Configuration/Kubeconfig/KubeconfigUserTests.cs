using System.Security.Cryptography.X509Certificates;
using System.Text;
using Tombolo.Kubernetes.Tests.Certificates;

namespace Tombolo.Kubernetes.Tests.Configuration.Kubeconfig;

public sealed class KubeconfigUserTests : KubeconfigTest
{
    [Theory]
    [InlineData("token: abc", "Bearer abc")]
    [InlineData("token: 12345", "Bearer 12345")]
    [InlineData("tokenFile: t", "Bearer from-file")]
    [InlineData("token: abc, tokenFile: t", "Bearer from-file")]
    [InlineData("token: abc, tokenFile: none", "Bearer abc")]
    [InlineData("username: jane, password: 'p:w'", "Basic amFuZTpwOnc=")]
    [InlineData("username: jane", "Basic amFuZTo=")]
    [InlineData("token: null", null)]
    [InlineData("x: y", null)]
    public async Task Load_User_AuthenticatesSo(string user, string? header)
    {
        Folder.Write("t", "from-file\n");

        var credential = await CredentialAsync(LoadText(One(user: user)));

        Assert.Equal(header, credential.Authorization?.ToString());
        Assert.Null(credential.Certificate);
    }

    [Fact]
    public async Task Load_ContextWithoutUser_IsAnonymous()
    {
        var configuration = LoadText(One(context: "cluster: c"));

        Assert.Equal("anonymous", (await CredentialAsync(configuration)).ToString());
    }

    [Theory]
    [InlineData("client-certificate-data: CERT, client-key-data: KEY")]
    [InlineData("client-certificate: tls.crt, client-key: tls.key")]
    [InlineData("client-certificate: tls.crt, client-key-data: KEY")]
    [InlineData("client-certificate: none, client-certificate-data: CERT, client-key: tls.key")]
    public async Task Load_ClientCertificate_IsRead(string user)
    {
        using var authority = TestCertificates.Authority();
        using var certificate = TestCertificates.Client(authority);

        var credential = await CredentialAsync(LoadText(One(user: Fill(user, certificate))));

        Assert.Equal(certificate.Thumbprint, credential.Certificate?.Leaf.Thumbprint);
        Assert.Null(credential.Authorization);
    }

    [Fact]
    public async Task Load_ClientCertificateAndToken_AreBothUsed()
    {
        using var authority = TestCertificates.Authority();
        using var certificate = TestCertificates.Client(authority);

        var configuration = LoadText(One(user: Fill("token: secret, client-certificate: tls.crt, client-key: tls.key", certificate)));

        Assert.Equal("Bearer and client certificate CN=jane", (await CredentialAsync(configuration)).ToString());
        Assert.DoesNotContain("secret", configuration.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Impersonation_IsRead()
    {
        var impersonation = LoadText(One(user: "token: t, as: jane, as-uid: '7', as-groups: [dev, ops], as-user-extra: {scopes: [a, b], acme.com/x: [c]}")).Impersonation!;

        Assert.Equal(("jane", "7"), (impersonation.User, impersonation.Uid));
        Assert.Equal(["dev", "ops"], impersonation.Groups);
        Assert.Equal([new("scopes", "a"), new("scopes", "b"), new("acme.com/x", "c")], impersonation.Extra);
    }

    [Theory]
    [InlineData("token: 'sec ret'", "users[u].token cannot be used: the token has a space, a line break or a character outside ASCII; paste the token again, on one line")]
    [InlineData("token: REDACTED", "users[u].token was left out by kubectl; take it from `kubectl config view --raw`")]
    [InlineData("username: jane, password: REDACTED", "users[u].password was left out by kubectl; take it from `kubectl config view --raw`")]
    [InlineData("token: secret, username: jane", "users[u].username is there although there is a token; remove one of the two")]
    [InlineData("tokenFile: none", "users[u].tokenFile cannot be used: Could not find file")]
    [InlineData("tokenFile: config", "users[u].tokenFile cannot be used: the token has a space")]
    [InlineData("client-certificate: tls.crt", "users[u].client-certificate is there without client-key; give client-key or client-key-data")]
    [InlineData("client-key-data: KEY", "users[u].client-key is there without client-certificate; give client-certificate or client-certificate-data")]
    [InlineData("client-certificate: none, client-key: none", "users[u].client-certificate cannot be read: Could not find file|users[u].client-key cannot be read: Could not find file")]
    [InlineData("client-certificate-data: REDACTED!, client-key-data: KEY", "users[u].client-certificate-data is not base64; copy it")]
    [InlineData("client-certificate-data: c2VjcmV0, client-key-data: KEY", "users[u].client-certificate and client-key cannot be used: the certificate holds no PEM block")]
    [InlineData("client-certificate-data: CERT, client-key-data: c2VjcmV0", "users[u].client-certificate and client-key cannot be used: the key is no PEM private key")]
    [InlineData("auth-provider: {name: gcp}", "users[u].auth-provider is not supported; kubectl dropped it in 1.26; use the exec plugin of your provider")]
    [InlineData("as-groups: [dev]", "users[u].as is missing although as-groups, as-uid or as-user-extra is there; name the user to act as")]
    [InlineData("as: jane, as-groups: dev", "users[u].as-groups is not a list; write a list there")]
    [InlineData("exec: {}", "users[u].exec.apiVersion is missing; write client.authentication.k8s.io/v1|users[u].exec.command is missing; name the command")]
    [InlineData("exec: {apiVersion: client.authentication.k8s.io/v1alpha1, command: a}", "users[u].exec.apiVersion is client.authentication.k8s.io/v1alpha1; write client.authentication.k8s.io/v1, or")]
    [InlineData("exec: {apiVersion: client.authentication.k8s.io/v1, command: a}", "users[u].exec.interactiveMode is missing; write Never or IfAvailable")]
    [InlineData("exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: a, interactiveMode: Always}", "users[u].exec.interactiveMode is Always, and there is nobody to ask; use a plugin")]
    [InlineData("exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: a, interactiveMode: Sometimes}", "users[u].exec.interactiveMode is none of Never, IfAvailable and Always; write Never")]
    [InlineData("exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: a, env: [{value: secret}]}", "users[u].exec.env[0].name is missing; name the variable")]
    [InlineData("exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: a, args: [[b]]}", "users[u].exec.args[0] is not one value; write one value there")]
    public void Load_Bad_SaysAllAtOnceWithRepairAndWithoutSecrets(string user, string expected)
    {
        using var authority = TestCertificates.Authority();
        using var certificate = TestCertificates.Client(authority);

        var problems = Problems(One(user: Fill(user, certificate)));

        var starts = expected.Split('|');
        Assert.Equal(starts.Length, problems.Count);
        Assert.All(problems.Zip(starts), pair => Assert.StartsWith(pair.Second, pair.First, StringComparison.Ordinal));
        Assert.DoesNotContain(problems, problem => problem.Contains("secret", StringComparison.Ordinal) || problem.Contains("sec ret", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_ClusterAndUserBad_SaysBothAtOnce()
    {
        var problems = Problems(One("server: nowhere", "exec: {command: a, apiVersion: v1}"));

        Assert.Equal(["clusters[c].server", "users[u].exec.apiVersion"], problems.Select(problem => problem.Split(' ')[0]));
    }

    private string Fill(string user, X509Certificate2 certificate)
    {
        Folder.Write("tls.crt", TestCertificates.Pem(certificate));
        Folder.Write("tls.key", TestCertificates.KeyPem(certificate));
        return user
            .Replace("CERT", Convert.ToBase64String(Encoding.UTF8.GetBytes(TestCertificates.Pem(certificate))), StringComparison.Ordinal)
            .Replace("KEY", Convert.ToBase64String(Encoding.UTF8.GetBytes(TestCertificates.KeyPem(certificate))), StringComparison.Ordinal);
    }
}
