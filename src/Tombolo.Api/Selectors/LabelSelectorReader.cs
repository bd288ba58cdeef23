using System.Text.Json;
using Tombolo.Api.Validation;

namespace Tombolo.Api.Selectors;

/// <summary>
/// Reads a selector from JSON: a string in selector syntax, or a LabelSelector object (<c>metav1.LabelSelectorAsSelector</c>) whose
/// every fault is reported. An unknown field is a fault, because a mistyped <c>matchLabels</c> would select everything.
/// </summary>
public static class LabelSelectorReader
{
    /// <summary>The selector, or null after adding at least one error.</summary>
    public static LabelSelector? Read(JsonElement json, string path, ICollection<FieldError> errors)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                var text = json.GetString()!;
                if (!LabelSelector.TryParse(text, out var selector, out var fault))
                {
                    errors.Add(new FieldError(path, $"{Text.Quote(text)} is no label selector: {fault}"));
                }

                return selector;
            case JsonValueKind.Object:
                return ReadObject(json, path, errors);
            default:
                errors.Add(new FieldError(
                    path, "must be a selector string (\"\" selects all clusters) or an object with matchLabels or matchExpressions"));
                return null;
        }
    }

    private static LabelSelector? ReadObject(JsonElement json, string path, ICollection<FieldError> errors)
    {
        var before = errors.Count;
        var requirements = new List<LabelRequirement>();
        foreach (var property in json.EnumerateObject())
        {
            var propertyPath = $"{path}.{property.Name}";
            switch (property.Name)
            {
                case "matchLabels":
                    ReadLabels(property.Value, propertyPath, requirements, errors);
                    break;
                case "matchExpressions":
                    MatchExpressionReader.ReadAll(property.Value, propertyPath, requirements, errors);
                    break;
                default:
                    errors.Add(new FieldError(propertyPath, "is no field of a LabelSelector; use matchLabels or matchExpressions"));
                    break;
            }
        }

        return errors.Count == before ? new LabelSelector(requirements) : null;
    }

    private static void ReadLabels(JsonElement json, string path, List<LabelRequirement> requirements, ICollection<FieldError> errors)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new FieldError(path, "must be a map of label keys to values"));
            return;
        }

        foreach (var label in json.EnumerateObject())
        {
            var labelPath = $"{path}[{label.Name}]";
            if (label.Value.ValueKind != JsonValueKind.String)
            {
                errors.Add(new FieldError(labelPath, "must be a string; put the value in quotes"));
                continue;
            }

            MatchExpressionReader.Add(label.Name, SelectorOperator.Equals, [label.Value.GetString()!], _ => labelPath, requirements, errors);
        }
    }
}
