using Tombolo.LocalKube.Authentication;

namespace Tombolo.LocalKube.Authorization;

/// <summary>Masters may do everything, others nothing.</summary>
internal sealed class MastersAuthorizer : IAuthorizer
{
    public AuthorizationDecision Authorize(UserInfo user, RequestAttributes attributes) => new(user.Groups.Contains("system:masters"), "");
}
