using System.Text;
using System.Text.Json;

namespace Tombolo.LocalKube.Certificates;

/// <summary>Writes kubeconfig files that nobody but their owner can read.</summary>
public static class KubeconfigFile
{
    /// <summary>Writes or replaces the file at once: nobody reads a half-written one.</summary>
    public static void Write(string path, Kubeconfig kubeconfig)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var temporary = $"{path}.{Guid.NewGuid():N}";
        using (var file = new FileStream(temporary, options))
        {
            file.Write(Encoding.UTF8.GetBytes(ToYaml(kubeconfig)));
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>The content of the file.</summary>
    public static string ToYaml(Kubeconfig kubeconfig)
    {
        ArgumentNullException.ThrowIfNull(kubeconfig);
        var yaml = new StringBuilder();
        yaml.Append("apiVersion: v1\nkind: Config\n");
        yaml.Append($"current-context: {Quote(kubeconfig.Context)}\n");
        yaml.Append($"clusters:\n  - name: {Quote(kubeconfig.Context)}\n    cluster:\n");
        yaml.Append($"      server: {kubeconfig.Server.GetLeftPart(UriPartial.Path).TrimEnd('/')}\n");
        AppendData(yaml, "certificate-authority-data", kubeconfig.AuthorityPem);
        yaml.Append($"users:\n  - name: {Quote(kubeconfig.User)}\n    user:\n");
        AppendData(yaml, "client-certificate-data", kubeconfig.ClientCertificatePem);
        AppendData(yaml, "client-key-data", kubeconfig.ClientKeyPem);
        if (kubeconfig.Token is { } token)
        {
            yaml.Append($"      token: {Quote(token)}\n");
        }

        yaml.Append($"contexts:\n  - name: {Quote(kubeconfig.Context)}\n    context:\n");
        yaml.Append($"      cluster: {Quote(kubeconfig.Context)}\n      user: {Quote(kubeconfig.User)}\n");
        return yaml.ToString();
    }

    private static void AppendData(StringBuilder yaml, string field, string? pem)
    {
        if (pem is not null)
        {
            yaml.Append($"      {field}: {Convert.ToBase64String(Encoding.ASCII.GetBytes(pem))}\n");
        }
    }

    // Every JSON string is a YAML string.
    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
