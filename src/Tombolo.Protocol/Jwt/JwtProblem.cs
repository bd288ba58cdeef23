namespace Tombolo.Protocol.Jwt;

/// <summary>Why a token is not believed.</summary>
/// <param name="Detail">A sentence for whoever runs the primary; holds nothing secret of the token, and is never answered to a stranger.</param>
public sealed record JwtProblem(JwtFault Fault, string Detail);
