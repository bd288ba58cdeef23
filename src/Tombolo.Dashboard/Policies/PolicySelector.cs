namespace Tombolo.Dashboard.Policies;

/// <summary>Selects applications by labels; key <c>k10.kasten.io/appNamespace</c> selects by namespace.</summary>
internal sealed record PolicySelector(IReadOnlyDictionary<string, string>? MatchLabels, IReadOnlyList<PolicyExpression>? MatchExpressions);
