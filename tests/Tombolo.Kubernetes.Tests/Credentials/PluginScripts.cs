namespace Tombolo.Kubernetes.Tests.Credentials;

/// <summary>
/// Tests that write a script and run it. One after the other: a process that starts while another test still writes its script would
/// inherit the open file for a moment, and the system does not run a file that is open for writing.
/// </summary>
[CollectionDefinition(Name)]
public sealed class PluginScripts
{
    public const string Name = "plugin scripts";
}
