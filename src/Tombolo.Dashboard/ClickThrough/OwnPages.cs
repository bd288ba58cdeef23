using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Api.Gate;
using Tombolo.Dashboard.Auth;
using Tombolo.Dashboard.ThisCluster;
using Tombolo.Dashboard.Users;

namespace Tombolo.Dashboard.ClickThrough;

/// <summary>
/// The part of the HTTP API of this cluster's pages that people of its primary are shown, asked within the process. It has endpoints of its own: what is not among them is not there.
/// </summary>
public sealed partial class OwnPages(IServiceScopeFactory scopes, ILogger<OwnPages> logger)
{
    private RequestDelegate? _pipeline;

    /// <summary>Answers one request of somebody of the primary, as whom the API server of this cluster is asked.</summary>
    /// <param name="request">Its URL is relative, and begins with a slash; its headers are not looked at.</param>
    /// <param name="user">The name that they have here.</param>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string user, IReadOnlyList<string> groups, CancellationToken cancellationToken) =>
        SendAsync(request, DashboardUser.OfPrimary(user, groups), cancellationToken);

    internal async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, DashboardUser user, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var answer = new MemoryStream();
        var context = await CreateAsync(request, user, cancellationToken);
        context.RequestServices = scope.ServiceProvider;
        context.Response.Body = answer;
        try
        {
            await _pipeline!(context);
            await context.Response.CompleteAsync();
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Failed(request.Method.Method, context.Request.Path.Value ?? "", failure);
            return new HttpResponseMessage(HttpStatusCode.InternalServerError);
        }

        var response = new HttpResponseMessage((HttpStatusCode)context.Response.StatusCode) { Content = new ByteArrayContent(answer.ToArray()) };
        if (MediaTypeHeaderValue.TryParse(context.Response.ContentType, out var type))
        {
            response.Content.Headers.ContentType = type;
        }

        return response;
    }

    internal void Open(IApplicationBuilder app)
    {
        var branch = app.New();
        branch.UseRouting();
        branch.UseMiddleware<ApiGate>();
        branch.UseEndpoints(endpoints =>
        {
            var api = endpoints.MapGroup("").WithMetadata(ApiRequirement.SignedIn).ExcludeFromDescription();
            AuthEndpoints.MapMe(api.MapGroup("/auth"));
            ClusterEndpoints.MapShown(api.MapGroup("/cluster"));
        });
        branch.Run(context => Refusal.NotFound($"a cluster shows its primary no {context.Request.Path}").ExecuteAsync(context));
        _pipeline = branch.Build();
    }

    private static async Task<DefaultHttpContext> CreateAsync(HttpRequestMessage request, DashboardUser user, CancellationToken cancellationToken)
    {
        var context = new DefaultHttpContext { RequestAborted = cancellationToken };
        var target = request.RequestUri!.OriginalString.Split('?', 2);
        context.Request.Method = request.Method.Method;
        context.Request.Scheme = Uri.UriSchemeHttps;
        context.Request.Path = PathString.FromUriComponent(target[0]);
        context.Request.QueryString = new QueryString(target.Length > 1 ? $"?{target[1]}" : "");
        if (request.Content is { } content)
        {
            context.Request.Body = await content.ReadAsStreamAsync(cancellationToken);
            context.Request.ContentLength = content.Headers.ContentLength;
            context.Request.ContentType = content.Headers.ContentType?.ToString();
        }

        context.Features.Set<IHttpRequestBodyDetectionFeature>(new BodyDetection(request.Content is not null));
        context.Features.Set(new PassedCaller(user));
        return context;
    }

    [LoggerMessage(EventId = 6101, Level = LogLevel.Error, Message = "{Method} {Path}, asked through the primary, failed")]
    private partial void Failed(string method, string path, Exception exception);

    private sealed record BodyDetection(bool CanHaveBody) : IHttpRequestBodyDetectionFeature;
}
