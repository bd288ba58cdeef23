using Tombolo.Runtime.Metrics;

namespace Tombolo.Server.Health;

/// <summary><c>/metrics</c> in the Prometheus text format.</summary>
internal static class MetricsEndpoint
{
    public static void MapMetrics(this WebApplication app)
    {
        // Created with the application, so that nothing measured before the first scrape is lost.
        var collector = app.Services.GetRequiredService<MetricCollector>();
        _ = app.Services.GetRequiredService<ProcessMetrics>();
        app.MapGet("/metrics", async context =>
        {
            context.Response.ContentType = PrometheusTextWriter.ContentType;
            PrometheusTextWriter.Write(collector, context.Response.BodyWriter);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        });
    }
}
