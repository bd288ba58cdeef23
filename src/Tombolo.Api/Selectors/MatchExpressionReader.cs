using System.Text.Json;
using Tombolo.Api.Validation;

namespace Tombolo.Api.Selectors;

/// <summary>Reads <c>matchExpressions</c> of a LabelSelector object.</summary>
internal static class MatchExpressionReader
{
    public static void ReadAll(JsonElement json, string path, List<LabelRequirement> requirements, ICollection<FieldError> errors)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        if (json.ValueKind != JsonValueKind.Array)
        {
            errors.Add(new FieldError(path, "must be a list of {key, operator, values}"));
            return;
        }

        var index = 0;
        foreach (var expression in json.EnumerateArray())
        {
            Read(expression, $"{path}[{index++}]", requirements, errors);
        }
    }

    /// <summary>Adds the requirement when it is valid, else its errors.</summary>
    public static void Add(
        string key,
        SelectorOperator @operator,
        IReadOnlyList<string> values,
        Func<string, string> pathOf,
        List<LabelRequirement> requirements,
        ICollection<FieldError> errors)
    {
        var before = errors.Count;
        RequirementRules.Check(key, @operator, values, (part, index, message) => errors.Add(new FieldError(
            pathOf(part switch { RequirementPart.Key => "key", RequirementPart.Values => "values", _ => $"values[{index}]" }), message)));
        if (errors.Count == before)
        {
            requirements.Add(new LabelRequirement(key, @operator, values));
        }
    }

    private static void Read(JsonElement json, string path, List<LabelRequirement> requirements, ICollection<FieldError> errors)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new FieldError(path, "must be an object with key, operator and values"));
            return;
        }

        var before = errors.Count;
        string? key = null;
        SelectorOperator? @operator = null;
        IReadOnlyList<string> values = [];
        foreach (var property in json.EnumerateObject())
        {
            var propertyPath = $"{path}.{property.Name}";
            switch (property.Name)
            {
                case "key":
                    key = ReadText(property.Value, propertyPath, errors);
                    break;
                case "operator":
                    @operator = ReadOperator(property.Value, propertyPath, errors);
                    break;
                case "values":
                    values = ReadValues(property.Value, propertyPath, errors);
                    break;
                default:
                    errors.Add(new FieldError(propertyPath, "is no field of a match expression; use key, operator and values"));
                    break;
            }
        }

        if (errors.Count > before)
        {
            return;
        }

        if (key is null || @operator is null)
        {
            errors.Add(new FieldError(path, key is null ? "key is missing" : "operator is missing; use In, NotIn, Exists or DoesNotExist"));
            return;
        }

        Add(key, @operator.Value, values, part => $"{path}.{part}", requirements, errors);
    }

    private static string? ReadText(JsonElement json, string path, ICollection<FieldError> errors)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return json.GetString();
        }

        errors.Add(new FieldError(path, "must be a string; put it in quotes"));
        return null;
    }

    private static SelectorOperator? ReadOperator(JsonElement json, string path, ICollection<FieldError> errors)
    {
        switch (json.ValueKind == JsonValueKind.String ? json.GetString() : null)
        {
            case "In":
                return SelectorOperator.In;
            case "NotIn":
                return SelectorOperator.NotIn;
            case "Exists":
                return SelectorOperator.Exists;
            case "DoesNotExist":
                return SelectorOperator.DoesNotExist;
            default:
                errors.Add(new FieldError(path, "must be In, NotIn, Exists or DoesNotExist"));
                return null;
        }
    }

    private static List<string> ReadValues(JsonElement json, string path, ICollection<FieldError> errors)
    {
        var values = new List<string>();
        if (json.ValueKind == JsonValueKind.Null)
        {
            return values;
        }

        if (json.ValueKind != JsonValueKind.Array)
        {
            errors.Add(new FieldError(path, "must be a list of strings"));
            return values;
        }

        var index = 0;
        foreach (var value in json.EnumerateArray())
        {
            if (ReadText(value, $"{path}[{index++}]", errors) is { } text)
            {
                values.Add(text);
            }
        }

        return values;
    }
}
