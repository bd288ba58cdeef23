namespace Tombolo.Api.Details;

/// <summary>Why a request to the hub's HTTP API was not answered.</summary>
/// <param name="Reason">One word in CamelCase for programs.</param>
/// <param name="Message">The cause and the repair.</param>
public sealed record Problem(string Reason, string Message);
