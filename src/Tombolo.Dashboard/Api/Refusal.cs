using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tombolo.Api.Validation;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Dashboard.Api;

/// <summary>An answer that says no, as <c>application/problem+json</c>. Handlers return it in <see cref="Results{TResult1, TResult2}"/>.</summary>
internal sealed class Refusal(ApiProblem problem) : IResult
{
    public const string ContentType = "application/problem+json";

    public ApiProblem Problem => problem;

    private TimeSpan? RetryAfter { get; init; }

    /// <summary>One reason in CamelCase for programs, and a sentence with cause and repair for people.</summary>
    public static Refusal Because(int status, string reason, string detail, params IReadOnlyList<FieldProblem> errors) =>
        new(new ApiProblem($"tombolo:{reason}", Title(status), status, detail, errors));

    /// <summary>Input that is wrong, with every fault at once.</summary>
    public static Refusal Invalid(IReadOnlyList<FieldError> errors) =>
        Because(StatusCodes.Status422UnprocessableEntity, "Invalid", FieldError.Join(errors), [.. errors.Select(error => new FieldProblem(error.Path, error.Message))]);

    /// <summary>Nothing of that name is there, or nothing that the caller may see.</summary>
    public static Refusal NotFound(string what) => Because(StatusCodes.Status404NotFound, "NotFound", what);

    /// <summary>What the API server said to the caller's own request.</summary>
    public static Refusal Of(KubernetesStatus status)
    {
        var code = status.Code is >= 400 and < 600 ? status.Code : StatusCodes.Status502BadGateway;
        return Because(
            code,
            status.Reason.Length > 0 ? status.Reason : "ApiServer",
            status.Message,
            [.. status.Causes.Select(cause => new FieldProblem(cause.Field, cause.Message))]);
    }

    /// <summary>Also says when it is worth asking again.</summary>
    public Refusal After(TimeSpan wait) => new(problem) { RetryAfter = wait };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = problem.Status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        if (RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return JsonSerializer.SerializeAsync(response.Body, problem, ProblemJsonContext.Default.ApiProblem, httpContext.RequestAborted);
    }

    private static string Title(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request cannot be read",
        StatusCodes.Status401Unauthorized => "Sign in",
        StatusCodes.Status403Forbidden => "Not allowed",
        StatusCodes.Status404NotFound => "Not found",
        StatusCodes.Status405MethodNotAllowed => "Not with this method",
        StatusCodes.Status409Conflict => "Conflict",
        StatusCodes.Status413PayloadTooLarge => "Too large",
        StatusCodes.Status415UnsupportedMediaType => "Not this type of body",
        StatusCodes.Status422UnprocessableEntity => "Invalid",
        StatusCodes.Status429TooManyRequests => "Too many requests",
        StatusCodes.Status503ServiceUnavailable => "Not available now",
        >= 500 => "It did not work",
        _ => "Refused",
    };
}
