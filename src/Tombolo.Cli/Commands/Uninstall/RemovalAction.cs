namespace Tombolo.Cli.Commands.Uninstall;

/// <summary>What becomes of an object.</summary>
internal enum RemovalAction
{
    Delete,

    /// <summary>A copy loses the marks that make it one and stays.</summary>
    Release,
}
