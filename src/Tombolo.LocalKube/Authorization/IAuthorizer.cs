using Tombolo.LocalKube.Authentication;

namespace Tombolo.LocalKube.Authorization;

/// <summary>Decides what a user may do.</summary>
internal interface IAuthorizer
{
    AuthorizationDecision Authorize(UserInfo user, RequestAttributes attributes);
}
