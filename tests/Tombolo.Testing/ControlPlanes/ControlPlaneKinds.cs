namespace Tombolo.Testing.ControlPlanes;

/// <summary>Which control planes a test run is on.</summary>
public static class ControlPlaneKinds
{
    private const string Variable = "TOMBOLO_KUBE";

    /// <summary><c>TOMBOLO_KUBE</c>: <c>local</c>, also when it is not set, or <c>real</c>. <c>./test</c> runs the tests once on each.</summary>
    /// <exception cref="ControlPlaneException">It is neither.</exception>
    public static ControlPlaneKind FromEnvironment() => Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" or "local" => ControlPlaneKind.Local,
        "real" => ControlPlaneKind.Real,
        var other => throw new ControlPlaneException($"{Variable} is '{other}'; set it to local or real, or unset it"),
    };
}
