using Tombolo.LocalKube.Authentication;
using Tombolo.LocalKube.Authorization.Rules;

namespace Tombolo.LocalKube.Authorization;

/// <summary>Role-based access control (https://kubernetes.io/docs/reference/access-authn-authz/rbac/); <c>system:masters</c> may do everything.</summary>
internal sealed class RbacAuthorizer(RuleResolver rules) : IAuthorizer
{
    public AuthorizationDecision Authorize(UserInfo user, RequestAttributes attributes)
    {
        if (user.Groups.Contains(WellKnownIdentities.Masters))
        {
            return new AuthorizationDecision(true, "");
        }

        List<string>? problems = null;
        foreach (var granted in rules.Resolve(user, attributes.Namespace))
        {
            if (granted.Rule is not { } rule)
            {
                (problems ??= []).Add(granted.Problem);
            }
            else if (rule.Allows(attributes))
            {
                return new AuthorizationDecision(true, $"RBAC: allowed by {granted.Binding.Describe(granted.Subject)}");
            }
        }

        return new AuthorizationDecision(false, problems is null ? "" : $"RBAC: {AggregateMessage.Of(problems)}");
    }
}
