namespace Tombolo.Testing.Servers;

/// <summary>How to start a server process.</summary>
public sealed record TomboloServerOptions
{
    /// <summary>The name in messages, and of the log file.</summary>
    public required string Name { get; init; }

    public required string Kubeconfig { get; init; }

    /// <summary>A folder of its own; the log is kept there.</summary>
    public required string Folder { get; init; }

    /// <summary>The port it listens on; it stays the same over restarts.</summary>
    public required int Port { get; init; }

    public string Namespace { get; init; } = "kasten-io";

    /// <summary>The URL others reach it by; null takes its own address with the path <c>/k10</c>.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>PEM files of the certificate it serves and of its key; null serves plain http.</summary>
    public (string Certificate, string Key)? Tls { get; init; }

    /// <summary>Environment variables on top of those of this process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Further flags.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}
