using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.Schemas;

/// <summary>allOf, anyOf, oneOf and not.</summary>
internal static class CombinationRules
{
    // The API server gives no path here.
    private const string NoPath = "<nil>";

    public static void Visit(JsonNode value, ValueRules rules, string path, List<StatusCause> errors)
    {
        if (rules.AnyOf.Count > 0 && !rules.AnyOf.Any(schema => Holds(value, schema, path)))
        {
            Blame(value, rules.AnyOf, path, errors);
            errors.Add(FieldErrors.Invalid(NoPath, "", $"{Name(path)} must validate at least one schema (anyOf)"));
        }

        if (rules.OneOf.Count > 0)
        {
            VisitOneOf(value, rules, path, errors);
        }

        if (rules.AllOf.Count > 0 && !rules.AllOf.All(schema => Holds(value, schema, path)))
        {
            foreach (var schema in rules.AllOf)
            {
                SchemaValidator.Visit(value, schema, path, errors);
            }

            errors.Add(FieldErrors.Invalid(NoPath, "", $"{Name(path)} must validate all the schemas (allOf)"));
        }

        if (rules.Not is { } not && Holds(value, not, path))
        {
            errors.Add(FieldErrors.Invalid(NoPath, "", $"{Name(path)} must not validate the schema (not)"));
        }
    }

    private static void VisitOneOf(JsonNode value, ValueRules rules, string path, List<StatusCause> errors)
    {
        var matches = rules.OneOf.Count(schema => Holds(value, schema, path));
        if (matches == 1)
        {
            return;
        }

        if (matches == 0)
        {
            Blame(value, rules.OneOf, path, errors);
        }

        var found = matches == 0 ? "Found none valid" : $"Found {matches} valid alternatives";
        errors.Add(FieldErrors.Invalid(NoPath, "", $"{GoText.Quote(path)} must validate one and only one schema (oneOf). {found}"));
    }

    // The alternative with the fewest errors is taken for the one that was meant.
    private static void Blame(JsonNode value, IReadOnlyList<StructuralSchema> schemas, string path, List<StatusCause> errors) =>
        errors.AddRange(schemas.Select(schema => SchemaValidator.Validate(value, schema, path)).MinBy(found => found.Count) ?? []);

    private static bool Holds(JsonNode value, StructuralSchema schema, string path) => SchemaValidator.Validate(value, schema, path).Count == 0;

    private static string Name(string path) => GoText.Quote(path);
}
