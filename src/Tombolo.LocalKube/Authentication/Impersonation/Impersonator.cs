using Microsoft.AspNetCore.Http;
using Tombolo.LocalKube.Authorization;
using Tombolo.LocalKube.Http;

namespace Tombolo.LocalKube.Authentication.Impersonation;

/// <summary>Lets those act as somebody else who may <c>impersonate</c> every part of that identity.</summary>
internal sealed class Impersonator(IAuthorizer authorizer)
{
    public AuthenticationResult Impersonate(UserInfo user, IHeaderDictionary headers)
    {
        var requests = ImpersonationHeaders.Read(headers);
        if (requests.Count == 0)
        {
            return AuthenticationResult.Known(user);
        }

        if (!requests.Any(request => request.Resource is "users" or "serviceaccounts"))
        {
            var wanted = string.Join(' ', requests.Select(request => $"{request.Resource}:{request.Name}"));
            return AuthenticationResult.Refused(Statuses.InternalError($"requested [{wanted}] without impersonating a user"));
        }

        foreach (var request in requests)
        {
            var attributes = AttributesOf(request);
            if (authorizer.Authorize(user, attributes) is { IsAllowed: false } refused)
            {
                return AuthenticationResult.Refused(AuthorizationRefusal.Of(user, attributes, refused.Reason));
            }
        }

        return AuthenticationResult.Known(Become(requests));
    }

    private static RequestAttributes AttributesOf(ImpersonationRequest request) => new()
    {
        Verb = "impersonate",
        IsResourceRequest = true,
        Group = request.Group,
        Version = request.Version,
        Resource = request.Resource,
        Subresource = request.Subresource,
        Namespace = request.Namespace,
        Name = request.Name,
    };

    private static UserInfo Become(IReadOnlyList<ImpersonationRequest> requests)
    {
        var who = requests.First(request => request.Resource is "users" or "serviceaccounts");
        var isAccount = who.Resource == "serviceaccounts";
        var name = isAccount ? ServiceAccountNames.UserOf(who.Namespace, who.Name) : who.Name;
        var groups = requests.Where(request => request.Resource == "groups").Select(request => request.Name).ToList();
        if (isAccount && groups.Count == 0)
        {
            groups.AddRange(ServiceAccountNames.GroupsOf(who.Namespace));
        }

        var implied = name == WellKnownIdentities.Anonymous ? WellKnownIdentities.Unauthenticated : WellKnownIdentities.Authenticated;
        if (!groups.Contains(WellKnownIdentities.Authenticated) && !groups.Contains(WellKnownIdentities.Unauthenticated))
        {
            groups.Add(implied);
        }

        return new UserInfo(name, groups)
        {
            Uid = requests.FirstOrDefault(request => request.Resource == "uids")?.Name ?? "",
            Extra = requests
                .Where(request => request.Resource == "userextras")
                .GroupBy(request => request.Subresource, StringComparer.Ordinal)
                .ToDictionary(extra => extra.Key, IReadOnlyList<string> (extra) => [.. extra.Select(request => request.Name)], StringComparer.Ordinal),
        };
    }
}
