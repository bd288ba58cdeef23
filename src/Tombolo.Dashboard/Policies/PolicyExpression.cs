namespace Tombolo.Dashboard.Policies;

/// <summary>One requirement on labels.</summary>
internal sealed record PolicyExpression(string? Key, string? Operator, IReadOnlyList<string>? Values);
