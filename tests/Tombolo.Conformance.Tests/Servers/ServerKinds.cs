namespace Tombolo.Conformance.Tests.Servers;

/// <summary>What the same cases run against; <c>TOMBOLO_KUBE</c> picks one.</summary>
public static class ServerKinds
{
    /// <summary>The API of this repository.</summary>
    public const string Local = "local";

    /// <summary>A real control plane.</summary>
    public const string Real = "real";

    /// <summary>Those that run, local first.</summary>
    public static IReadOnlyList<string> Wanted => Environment.GetEnvironmentVariable("TOMBOLO_KUBE") switch
    {
        null or "" => [Local, Real],
        Local => [Local],
        Real => [Real],
        var other => throw new InvalidOperationException($"TOMBOLO_KUBE is '{other}'; set it to local or real, or unset it for both"),
    };
}
