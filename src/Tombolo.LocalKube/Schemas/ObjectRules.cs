using System.Text.Json.Nodes;

using Tombolo.LocalKube.Http;
namespace Tombolo.LocalKube.Schemas;

/// <summary>What schemas ask of objects.</summary>
internal static class ObjectRules
{
    public static void Visit(JsonObject node, StructuralSchema schema, string path, List<StatusCause> errors)
    {
        VisitCount(node.Count, schema.Rules, path, errors);
        foreach (var name in schema.Rules.Required)
        {
            if (!node.ContainsKey(name))
            {
                errors.Add(FieldErrors.Required(Child(path, name)));
            }
        }

        foreach (var (name, value) in node)
        {
            if (schema.Properties.TryGetValue(name, out var property))
            {
                SchemaValidator.Visit(value, property, Child(path, name), errors);
            }
            else if (schema.AdditionalProperties is { } additional)
            {
                SchemaValidator.Visit(value, additional, Child(path, name), errors);
            }
        }

        if (schema.IsEmbeddedResource)
        {
            VisitEmbedded(node, path, errors);
        }
    }

    internal static string Child(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static void VisitCount(int count, ValueRules rules, string path, List<StatusCause> errors)
    {
        if (count < rules.MinProperties)
        {
            errors.Add(FieldErrors.Invalid(path, count, $"{path} in body should have at least {rules.MinProperties} properties"));
        }

        if (count > rules.MaxProperties)
        {
            errors.Add(FieldErrors.Invalid(path, count, $"{path} in body should have at most {rules.MaxProperties} properties"));
        }
    }

    private static void VisitEmbedded(JsonObject node, string path, List<StatusCause> errors)
    {
        if (node["apiVersion"] is null)
        {
            errors.Add(FieldErrors.Required(Child(path, "apiVersion"), "must not be empty"));
        }

        if (node["kind"] is null)
        {
            errors.Add(FieldErrors.Required(Child(path, "kind"), "must not be empty"));
        }
    }
}
