using System.Text.Json;

namespace Tombolo.Primary.FleetApi;

/// <summary>What the API server said about a token, or that it was not asked.</summary>
/// <param name="User">As a TokenReview tells it; null when the token is not accepted.</param>
/// <param name="Wait">How long nobody is asked about tokens of that address; null when somebody was.</param>
internal sealed record ReviewedToken(JsonElement? User, TimeSpan? Wait = null);
