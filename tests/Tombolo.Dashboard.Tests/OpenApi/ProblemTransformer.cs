using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tombolo.Dashboard.Api;

namespace Tombolo.Dashboard.Tests.OpenApi;

/// <summary>Every operation can be refused.</summary>
internal sealed class ProblemTransformer : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var schema = await context.GetOrCreateSchemaAsync(typeof(ApiProblem), null, cancellationToken);
        context.Document!.AddComponent(nameof(ApiProblem), schema);
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "Refused, and why",
            Content = new Dictionary<string, OpenApiMediaType> { [Refusal.ContentType] = new() { Schema = new OpenApiSchemaReference(nameof(ApiProblem), context.Document) } },
        };
    }
}
