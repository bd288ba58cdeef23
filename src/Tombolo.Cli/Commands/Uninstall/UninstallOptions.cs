namespace Tombolo.Cli.Commands.Uninstall;

/// <summary>What <c>tombolo uninstall</c> is to do.</summary>
/// <param name="RemovesCopies">Distributed copies go too; else they stay as objects of their own.</param>
/// <param name="IsForced">Also where a server runs or members are left.</param>
/// <param name="IsConfirmed">Do not ask.</param>
/// <param name="IsDryRun">Only list.</param>
internal sealed record UninstallOptions(bool RemovesCopies, bool IsForced, bool IsConfirmed, bool IsDryRun);
