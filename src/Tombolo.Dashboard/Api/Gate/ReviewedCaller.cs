using Tombolo.Dashboard.Users;

namespace Tombolo.Dashboard.Api.Gate;

/// <summary>What became of a token that somebody showed.</summary>
/// <param name="User">Null when the API server does not accept it, or was not asked.</param>
/// <param name="TooMany">Why it was not asked; null when it was.</param>
internal readonly record struct ReviewedCaller(DashboardUser? User, Refusal? TooMany = null);
