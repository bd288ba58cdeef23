using System.Net.Http.Headers;
using System.Text;
using Tombolo.Kubernetes.Credentials;

namespace Tombolo.Kubernetes.Configuration.Kubeconfig;

/// <summary>Reads one entry of <c>users</c>.</summary>
/// <param name="cluster">For plugins that ask for it; null when it could not be read.</param>
internal sealed class UserReader(KubeconfigEntry entry, KubeconfigCluster? cluster, List<ConfigurationProblem> problems, TimeProvider time)
{
    private readonly FieldReader _fields = new(entry, problems);

    public KubeconfigUser Read()
    {
        RefuseAmbiguity();
        var providers = new List<ICredentialProvider>();
        AddIfPresent(providers, ReadToken());
        AddIfPresent(providers, ReadPassword());
        AddIfPresent(providers, new ClientCertificateReader(_fields, time).Read());
        // A plugin runs only for who has nothing else to show in the Authorization header, as in kubectl.
        if (_fields.Section("exec") is { } exec)
        {
            var plugin = new ExecPluginReader(exec, entry.File, cluster).Read();
            AddIfPresent(providers, plugin is null || HasHeader() ? null : new ExecCredential(plugin, time));
        }

        return new KubeconfigUser(CombinedCredential.Of(providers), ReadImpersonation());
    }

    private static void AddIfPresent(List<ICredentialProvider> providers, ICredentialProvider? provider)
    {
        if (provider is not null)
        {
            providers.Add(provider);
        }
    }

    private void RefuseAmbiguity()
    {
        if (HasToken() && _fields.Text("username") is not null)
        {
            _fields.Report("username", "is there although there is a token", "remove one of the two");
        }

        if (_fields.Get("auth-provider") is not null)
        {
            _fields.Report("auth-provider", "is not supported; kubectl dropped it in 1.26", "use the exec plugin of your provider, for example kubelogin or gke-gcloud-auth-plugin");
        }
    }

    private bool HasToken() => _fields.Get("token") is not null || _fields.Get("tokenFile") is not null;

    private bool HasHeader() => HasToken() || _fields.Get("username") is not null;

    private ICredentialProvider? ReadToken()
    {
        var literal = _fields.SecretText("token") is { } token && IsUsable(token) ? Credential.Bearer(token) : null;
        if (_fields.FilePath("tokenFile") is not { } path)
        {
            return literal is null ? null : new FixedCredential(literal);
        }

        if (literal is null)
        {
            CheckTokenFile(path);
        }

        return FileCredential.Token(path, time, literal);
    }

    private bool IsUsable(string token)
    {
        if (TokenText.Problem(token) is not { } problem)
        {
            return true;
        }

        _fields.Report("token", $"cannot be used: {problem}", "paste the token again, on one line");
        return false;
    }

    private void CheckTokenFile(string path)
    {
        try
        {
            TokenText.Read(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            _fields.Report("tokenFile", $"cannot be used: {e.Message}", "name a file that holds a token and nothing else");
        }
    }

    private FixedCredential? ReadPassword()
    {
        if (_fields.Text("username") is not { } user)
        {
            return null;
        }

        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{_fields.SecretText("password")}"));
        return new FixedCredential(new Credential { Authorization = new AuthenticationHeaderValue("Basic", pair) });
    }

    private Impersonation? ReadImpersonation()
    {
        var groups = _fields.Texts("as-groups");
        var extra = ReadExtra();
        var user = _fields.Text("as");
        var uid = _fields.Text("as-uid");
        if (user is null)
        {
            if (groups.Count > 0 || extra.Count > 0 || uid is not null)
            {
                _fields.Report("as", "is missing although as-groups, as-uid or as-user-extra is there", "name the user to act as");
            }

            return null;
        }

        return new Impersonation { User = user, Uid = uid, Groups = groups, Extra = extra };
    }

    private List<KeyValuePair<string, string>> ReadExtra()
    {
        if (_fields.Section("as-user-extra") is not { } extra)
        {
            return [];
        }

        return extra.Names.SelectMany(key => extra.Texts(key).Select(value => KeyValuePair.Create(key, value))).ToList();
    }
}
