using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tombolo.Api.Access.WhoCan;
using Tombolo.Api.Details;
using Tombolo.Cli.Commands.Version;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Kubernetes.Configuration.Proxies;
using Tombolo.Protocol.Transport;

namespace Tombolo.Cli.FleetApi;

/// <summary>Asks the primary's server what is in its memory and in no object.</summary>
internal sealed class FleetApiClient : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    private readonly HttpClient _http;
    private readonly Uri _url;

    private FleetApiClient(HttpClient http, Uri url) => (_http, _url) = (http, url);

    /// <exception cref="CommandFailedException">The server is not known, or there is no token to ask it with.</exception>
    public static async Task<FleetApiClient> ConnectAsync(
        CommandContext context, ClusterConnection connection, FleetApiOptions options, CancellationToken cancellationToken)
    {
        var url = await FleetApiAddress.FindAsync(connection, options.Url, cancellationToken);
        var token = await FleetApiToken.GetAsync(connection, options.ServiceAccount, cancellationToken);
        var http = new HttpClient(Handler(context, options)) { Timeout = Timeout };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        http.DefaultRequestHeaders.UserAgent.ParseAdd($"tombolo-cli/{ProductVersion.Number}");
        return new FleetApiClient(http, url);
    }

    /// <summary>Every target of a Distribution, or those in one state.</summary>
    /// <exception cref="CommandFailedException">The server does not answer, or refuses.</exception>
    public async Task<DistributionDetail> DescribeAsync(string distribution, string? state, CancellationToken cancellationToken)
    {
        DistributionDetail? whole = null;
        for (var after = ""; after is not null;)
        {
            var page = await GetAsync(
                $"{FleetApiPaths.Base}/distributions/{distribution}?after={Uri.EscapeDataString(after)}&state={Uri.EscapeDataString(state ?? "")}",
                DetailJsonContext.Default.DistributionDetail,
                cancellationToken);
            whole = whole is null ? page : whole with { Targets = [.. whole.Targets, .. page.Targets] };
            after = page.Next;
        }

        return whole! with { Next = null };
    }

    /// <inheritdoc cref="DescribeAsync"/>
    public Task<TargetExplanation> ExplainAsync(string distribution, string cluster, CancellationToken cancellationToken) =>
        GetAsync($"{FleetApiPaths.Base}/distributions/{distribution}/clusters/{cluster}", DetailJsonContext.Default.TargetExplanation, cancellationToken);

    /// <inheritdoc cref="DescribeAsync"/>
    public Task<SourceUse> FindUseAsync(string kind, string name, CancellationToken cancellationToken) =>
        GetAsync($"{FleetApiPaths.Base}/sources/{kind}/{name}", DetailJsonContext.Default.SourceUse, cancellationToken);

    /// <summary>What a Distribution as it is stored would do.</summary>
    /// <exception cref="CommandFailedException">The server does not answer, or refuses.</exception>
    public Task<DistributionPlan> PlanAsync(string distribution, CancellationToken cancellationToken) =>
        GetAsync($"{FleetApiPaths.Base}/distributions/{distribution}/plan", DetailJsonContext.Default.DistributionPlan, cancellationToken);

    /// <summary>What objects that are not stored would do.</summary>
    /// <exception cref="CommandFailedException">The server does not answer, or refuses.</exception>
    public Task<DistributionPlan> PlanAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, DetailJsonContext.Default.PlanRequest));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, Url(FleetApiPaths.Plan)) { Content = body }, DetailJsonContext.Default.DistributionPlan, cancellationToken);
    }

    /// <summary>Who may do something on all clusters, or on one.</summary>
    /// <param name="namespace">Empty for rights that hold in all.</param>
    /// <exception cref="CommandFailedException">The server does not answer, or refuses.</exception>
    public Task<FleetAccess> WhoCanAsync(
        string verb, string group, string resource, string subresource, string @namespace, string? cluster, CancellationToken cancellationToken) => GetAsync(
        $"{FleetApiPaths.WhoCan}?verb={verb}&group={group}&resource={resource}&subresource={subresource}&namespace={@namespace}&cluster={cluster}",
        AccessJsonContext.Default.FleetAccess,
        cancellationToken);

    public void Dispose() => _http.Dispose();

    private Task<T> GetAsync<T>(string path, JsonTypeInfo<T> contract, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, Url(path)), contract, cancellationToken);

    private Uri Url(string path) => new(_url.AbsoluteUri.TrimEnd('/') + path);

    private async Task<T> SendAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> contract, CancellationToken cancellationToken)
    {
        using var sent = request;
        var url = request.RequestUri!;
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return response.IsSuccessStatusCode ? JsonSerializer.Deserialize(body, contract)! : throw new CommandFailedException(Refusal(url, response.StatusCode, body));
        }
        catch (HttpRequestException unreachable)
        {
            var cause = unreachable.InnerException is { } inner ? $"{unreachable.Message} {inner.Message}" : unreachable.Message;
            throw new CommandFailedException(
                $"the primary's server at {_url} cannot be reached: {cause}; check the URL (--server) and its certificate (--ca-bundle), or forward a port of the server and name that");
        }
        catch (JsonException)
        {
            throw new CommandFailedException($"{url.GetLeftPart(UriPartial.Path)} answered something that is no answer of a Tombolo server; check the URL (--server)");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CommandFailedException($"the primary's server at {_url} did not answer within {Timeout.TotalSeconds:0} seconds; try again, or check the URL (--server)");
        }
    }

    private static string Refusal(Uri url, HttpStatusCode status, byte[] body)
    {
        try
        {
            if (JsonSerializer.Deserialize(body, DetailJsonContext.Default.Problem) is { Message.Length: > 0 } problem)
            {
                return $"the primary's server refuses: {problem.Message}";
            }
        }
        catch (JsonException)
        {
            // An ingress says it in its own way.
        }

        return $"{url.GetLeftPart(UriPartial.Path)} answered {(int)status} and is no Tombolo server that knows this request; check the URL (--server), or upgrade the server";
    }

    // Follows no redirect, which could take the token elsewhere.
    private static SocketsHttpHandler Handler(CommandContext context, FleetApiOptions options)
    {
        var anchors = new X509Certificate2Collection();
        if (options.AuthoritiesFile is { } file)
        {
            try
            {
                anchors.ImportFromPemFile(file);
            }
            catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
            {
                throw new UsageException($"--ca-bundle '{file}' cannot be read: {unreadable.Message}");
            }
        }

        return PrimaryHandler.Create(new PrimaryTrust([], anchors, context.Time), new EnvironmentProxy(context.Environment));
    }
}
