namespace Tombolo.Cli.Commands.Doctor.Network;

/// <summary>One event of a probe.</summary>
/// <param name="Sent">When the primary sent it, since the beginning of the probe by its clock.</param>
/// <param name="Received">When it arrived, since the request by our clock.</param>
internal readonly record struct Arrival(TimeSpan Sent, TimeSpan Received);
