using Tombolo.Api.Details;

namespace Tombolo.Primary.FleetApi;

/// <summary>Why a caller is not answered.</summary>
/// <param name="StatusCode">Of HTTP.</param>
internal sealed record CallerRefusal(int StatusCode, Problem Problem);
