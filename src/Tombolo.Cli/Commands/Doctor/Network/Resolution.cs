using System.Net;

namespace Tombolo.Cli.Commands.Doctor.Network;

/// <summary>What DNS says about a host.</summary>
/// <param name="Failure">Why there are no addresses; null when there are.</param>
internal sealed record Resolution(IReadOnlyList<IPAddress> Addresses, string? Failure);
