using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.Schemas;

/// <summary>What schemas ask of texts and numbers.</summary>
internal static class ScalarRules
{
    public static void Visit(JsonNode value, StructuralSchema schema, string path, List<StatusCause> errors)
    {
        switch (JsonValues.KindOf(value))
        {
            case JsonValueKind.String:
                VisitText(value.GetValue<string>(), schema.Rules, path, errors);
                break;
            case JsonValueKind.Number:
                VisitNumber(value, schema.Rules, path, errors);
                break;
            default:
                break;
        }
    }

    // Of length and pattern only the first fault is told.
    private static void VisitText(string text, ValueRules rules, string path, List<StatusCause> errors)
    {
        var length = text.EnumerateRunes().Count();
        if (length > rules.MaxLength)
        {
            errors.Add(FieldErrors.Invalid(path, text, $"{path} in body should be at most {rules.MaxLength} chars long"));
        }
        else if (length < rules.MinLength)
        {
            errors.Add(FieldErrors.Invalid(path, text, $"{path} in body should be at least {rules.MinLength} chars long"));
        }
        else if (rules.Pattern is { } pattern && !pattern.IsMatch(text))
        {
            errors.Add(FieldErrors.Invalid(path, text, $"{path} in body should match '{pattern}'"));
        }

        if (!TextFormats.Accepts(rules.Format, text))
        {
            errors.Add(FieldErrors.Invalid(path, text, $"{path} in body must be of type {rules.Format}: {GoText.Quote(text)}"));
        }
    }

    private static void VisitNumber(JsonNode value, ValueRules rules, string path, List<StatusCause> errors)
    {
        if (rules.Maximum is { } maximum && (JsonValues.Compare(value, maximum) is var above && (above > 0 || (above == 0 && rules.ExclusiveMaximum))))
        {
            Refuse(rules.ExclusiveMaximum ? "less than" : "less than or equal to", maximum);
        }

        if (rules.Minimum is { } minimum && (JsonValues.Compare(value, minimum) is var below && (below < 0 || (below == 0 && rules.ExclusiveMinimum))))
        {
            Refuse(rules.ExclusiveMinimum ? "greater than" : "greater than or equal to", minimum);
        }

        if (rules.MultipleOf is { } factor && JsonValues.NumberOf(factor) is > 0 and var divisor && JsonValues.NumberOf(value) / divisor % 1 != 0)
        {
            Refuse("a multiple of", factor);
        }

        void Refuse(string relation, JsonNode limit) =>
            errors.Add(FieldErrors.Invalid(path, value, $"{path} in body should be {relation} {limit.ToJsonString()}"));
    }
}
