namespace Tombolo.Kubernetes.Configuration;

/// <summary>As whom requests act (Kubernetes "User impersonation"); the credential's own user needs the right to.</summary>
public sealed record Impersonation
{
    public required string User { get; init; }

    public string? Uid { get; init; }

    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Key and value; a key may come several times.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Extra { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Groups.Count == 0 ? User : $"{User} in {string.Join(", ", Groups)}";
}
