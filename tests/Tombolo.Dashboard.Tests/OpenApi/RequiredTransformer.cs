using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Tombolo.Dashboard.Tests.OpenApi;

/// <summary>A property that cannot be null is always there: nulls are left out, and nothing else is.</summary>
internal sealed class RequiredTransformer : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var property in context.JsonPropertyInfo is null ? context.JsonTypeInfo.Properties : [])
        {
            if (schema.Properties?.ContainsKey(property.Name) is true && !property.IsGetNullable)
            {
                schema.Required ??= new HashSet<string>();
                schema.Required.Add(property.Name);
            }
            else
            {
                schema.Required?.Remove(property.Name);
            }
        }

        // What a form does not take is refused, but answers of a later version hold more; the types of both are partly the same.
        schema.AdditionalPropertiesAllowed = true;
        return Task.CompletedTask;
    }
}
