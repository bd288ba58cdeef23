namespace Tombolo.Kubernetes.Credentials;

/// <summary>The ExecCredential that a plugin printed. A class, not a record: its text must not show what it holds.</summary>
internal sealed class ExecOutput
{
    public string? ApiVersion { get; set; }

    public string? Kind { get; set; }

    public ExecOutputStatus? Status { get; set; }
}
