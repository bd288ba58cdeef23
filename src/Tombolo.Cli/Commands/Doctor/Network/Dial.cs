using System.Net;

namespace Tombolo.Cli.Commands.Doctor.Network;

/// <summary>One try to connect.</summary>
/// <param name="Failure">Null when it succeeded.</param>
internal sealed record Dial(IPAddress Address, TimeSpan Took, string? Failure);
