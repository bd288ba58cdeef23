namespace Tombolo.Cli.Commands.Disconnect;

/// <summary>What <c>tombolo disconnect</c> is to do.</summary>
/// <param name="Name">The Cluster on the primary; null for this cluster, a secondary.</param>
/// <param name="KeepsCopies">What the member got stays there.</param>
/// <param name="IsForced">The membership ends without the member.</param>
/// <param name="IsConfirmed">Do not ask.</param>
/// <param name="Timeout">Null to write only.</param>
internal sealed record DisconnectOptions(string? Name, bool KeepsCopies, bool IsForced, bool IsConfirmed, TimeSpan? Timeout);
