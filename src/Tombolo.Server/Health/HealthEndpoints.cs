namespace Tombolo.Server.Health;

/// <summary><c>/healthz</c>: the process lives. <c>/readyz</c>: it can do its work, and what else people should know, or a line for each reason why not.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints, Readiness readiness)
    {
        endpoints.MapGet("/healthz", () => Results.Text("ok\n"));
        endpoints.MapGet("/readyz", () => readiness.IsReady
            ? Results.Text(string.Concat(readiness.Notes().Prepend("ok").Select(line => line + "\n")))
            : Results.Text(string.Join('\n', readiness.Problems()) + "\n", statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}
