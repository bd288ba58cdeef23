using Tombolo.Api.Validation;

namespace Tombolo.Api.Selectors;

/// <summary>What makes a requirement valid, for both spellings of a selector (apimachinery <c>labels.NewRequirement</c>).</summary>
internal static class RequirementRules
{
    /// <summary>Calls <paramref name="report"/> once for each fault, with the part at fault and, for a value, its index.</summary>
    public static void Check(
        string key, SelectorOperator @operator, IReadOnlyList<string> values, Action<RequirementPart, int, string> report)
    {
        if (LabelSyntax.CheckKey(key) is { } keyFault)
        {
            report(RequirementPart.Key, 0, $"{Text.Quote(key)} is no label key: {keyFault}");
        }

        if (CheckCount(@operator, values.Count) is { } countFault)
        {
            report(RequirementPart.Values, 0, countFault);
        }

        for (var i = 0; i < values.Count; i++)
        {
            if (CheckValue(@operator, values[i]) is { } valueFault)
            {
                report(RequirementPart.Value, i, valueFault);
            }
        }
    }

    private static string? CheckCount(SelectorOperator @operator, int count) => @operator switch
    {
        SelectorOperator.In or SelectorOperator.NotIn => count == 0 ? "in and notin need at least one value" : null,
        SelectorOperator.Exists or SelectorOperator.DoesNotExist =>
            count > 0 ? "Exists and DoesNotExist take no values; remove them or use In or NotIn" : null,
        _ => count == 1 ? null : "exactly one value is needed",
    };

    private static string? CheckValue(SelectorOperator @operator, string value) =>
        LabelSyntax.CheckValue(value) is { } fault ? $"{Text.Quote(value)} is no label value: {fault}"
        : @operator is SelectorOperator.GreaterThan or SelectorOperator.LessThan && !LabelRequirement.TryParseNumber(value, out _)
            ? $"{Text.Quote(value)} is no 64-bit integer, which > and < need"
            : null;
}
