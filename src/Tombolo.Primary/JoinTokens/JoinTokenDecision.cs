namespace Tombolo.Primary.JoinTokens;

/// <summary>A verdict and, unless it is <see cref="JoinTokenVerdict.Ok"/>, a sentence that names the cause.</summary>
internal readonly record struct JoinTokenDecision(JoinTokenVerdict Verdict, string Detail);
