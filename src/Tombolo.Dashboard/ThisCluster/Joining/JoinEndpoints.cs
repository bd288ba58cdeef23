using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tombolo.Api.Core;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Validation;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Users;
using Tombolo.Kubernetes.Client;
using Tombolo.Protocol.Tokens;

namespace Tombolo.Dashboard.ThisCluster.Joining;

/// <summary>Joins a fleet (contract section 2.3): ConfigMap <c>mc-join-config</c> and Secret <c>mc-join</c>, made with the user's own rights.</summary>
internal static class JoinEndpoints
{
    private static readonly ApplyOptions Apply = new() { FieldManager = "tombolo-dashboard" };

    public static void Map(RouteGroupBuilder cluster)
    {
        var join = cluster.MapGroup("/join");
        join.MapPost("/", JoinAsync).WithName("join").WithSummary("Asks for this cluster to join a fleet; GET cluster tells how that stands");
        join.MapPost("/decode", Decode).WithName("decodeJoinToken").WithSummary("What a join token says openly");
        join.MapPost("/start-over", StartOverAsync).WithName("startJoinOver").WithSummary("Takes a join back and answers what was asked for");
    }

    private static Results<Ok<DecodedToken>, Refusal> Decode(DecodeRequest request)
    {
        if (!JoinToken.TryParse(request.Token, out var token, out var problem))
        {
            return Refusal.Invalid([new FieldError("token", problem.Message)]);
        }

        using (token)
        {
            return TypedResults.Ok(new DecodedToken(token.Public.Primary, token.Public.Url, token.Url.Scheme == Uri.UriSchemeHttp, token.Public.Pins is { Count: > 0 }));
        }
    }

    private static async Task<Results<Accepted, Refusal>> JoinAsync(
        JoinRequest request, UserKubernetes user, ClusterReader reader, DashboardOptions options, CancellationToken cancellationToken)
    {
        user.Concerns($"join as {request.ClusterName ?? "a name of the primary's choice"}");
        var errors = new List<FieldError>();
        var data = JoinRequestReader.Read(request, errors);
        if (errors.Count > 0)
        {
            return Refusal.Invalid(errors);
        }

        var facts = await reader.ReadFactsAsync(cancellationToken);
        if (facts.Primary is { } primary)
        {
            return Refusal.Because(StatusCodes.Status409Conflict, "IsPrimary", $"this cluster is the primary {primary.Metadata.Name} itself");
        }

        if (facts.ClusterInfo is { } info)
        {
            return Refusal.Because(StatusCodes.Status409Conflict, "IsSecondary", $"this cluster is a member of {info.Text(ClusterInfoKeys.PrimaryName)} already; it has to leave first");
        }

        // The wishes first: with the old token and the new wishes nothing is started, with the new token and the old wishes the wrong join.
        var config = new ConfigMap { Metadata = Named(WellKnownNames.JoinConfig, options), Data = data };
        var secret = new Secret { Metadata = Named(WellKnownNames.JoinSecret, options), Data = Secret.Encode([new(JoinTokenKeys.Token, request.Token.Trim())]) };
        var configured = await user.Client.ApplyAsync(
            KnownResources.ConfigMap, Key(WellKnownNames.JoinConfig, options), JsonSerializer.SerializeToUtf8Bytes(config, CoreJsonContext.Default.ConfigMap), Apply, cancellationToken);
        if (!configured.IsSuccess)
        {
            return Refusal.Of(configured.Error);
        }

        var asked = await user.Client.ApplyAsync(
            KnownResources.Secret, Key(WellKnownNames.JoinSecret, options), JsonSerializer.SerializeToUtf8Bytes(secret, CoreJsonContext.Default.Secret), Apply, cancellationToken);
        return asked.IsSuccess ? TypedResults.Accepted((string?)null) : Refusal.Of(asked.Error);
    }

    private static async Task<Results<Ok<JoinInput>, Refusal>> StartOverAsync(UserKubernetes user, ClusterReader reader, DashboardOptions options, CancellationToken cancellationToken)
    {
        if ((await reader.ReadFactsAsync(cancellationToken)).ClusterInfo is not null)
        {
            return Refusal.Because(StatusCodes.Status409Conflict, "IsSecondary", "the join went through: this cluster is a member; it can leave");
        }

        var found = await user.Client.GetAsync(KnownResources.ConfigMap, Key(WellKnownNames.JoinConfig, options), CoreJsonContext.Default.ConfigMap, cancellationToken);
        if (found.Error is { IsNotFound: false } unreadable)
        {
            return Refusal.Of(unreadable);
        }

        var data = (found.IsSuccess ? found.Value.Data : null) ?? new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (type, name) in new[] { (KnownResources.Secret, WellKnownNames.JoinSecret), (KnownResources.ConfigMap, WellKnownNames.JoinConfig), (KnownResources.Secret, WellKnownNames.JoinStatus) })
        {
            var deleted = await user.Client.DeleteAsync(type, Key(name, options), DeleteOptions.Default, cancellationToken);
            if (!deleted.IsSuccess && !deleted.IsNotFound)
            {
                return Refusal.Of(deleted.Error);
            }
        }

        return TypedResults.Ok(new JoinInput(
            data.GetValueOrDefault(JoinConfigKeys.PrimaryIngress),
            data.GetValueOrDefault(JoinConfigKeys.ClusterName),
            data.GetValueOrDefault(JoinConfigKeys.ClusterIngress),
            data.GetValueOrDefault(JoinConfigKeys.AllowInsecurePrimaryIngress) == "true"));
    }

    private static ObjectMeta Named(string name, DashboardOptions options) => new() { Name = name, Namespace = options.K10Namespace };

    private static ResourceKey Key(string name, DashboardOptions options) => new(options.K10Namespace, name);
}
