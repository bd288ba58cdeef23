using Microsoft.AspNetCore.Http;
using Tombolo.Api.Validation;

namespace Tombolo.Dashboard.Api;

/// <summary>What cannot be the name of an object is the name of none: it is not asked for.</summary>
internal sealed class NameFilter : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.RouteValues.TryGetValue("name", out var value) && value is string name && DnsNames.CheckSubdomain(name) is { } fault
            ? ValueTask.FromResult<object?>(Refusal.NotFound($"there is no object of this name: it {fault}"))
            : next(context);
}
