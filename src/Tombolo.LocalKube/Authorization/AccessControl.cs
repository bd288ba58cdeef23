using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Authentication;
using Tombolo.LocalKube.Authentication.Certificates;
using Tombolo.LocalKube.Authentication.Impersonation;
using Tombolo.LocalKube.Authentication.Reviews;
using Tombolo.LocalKube.Authentication.ServiceAccounts;
using Tombolo.LocalKube.Authorization.Escalation;
using Tombolo.LocalKube.Authorization.Reviews;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Authorization;

/// <summary>Who is who in one cluster, and who may do what; everything that asks about it is answered from its store.</summary>
internal sealed class AccessControl : IDisposable
{
    private const string Issuer = "https://kubernetes.default.svc.cluster.local";

    public AccessControl(LocalCluster cluster)
    {
        var accounts = new StoredServiceAccounts(cluster.Store);
        var bearer = new BearerTokens([new StaticTokens(Issuer, UsersOf(cluster)), new ServiceAccountAuthenticator(Tokens, accounts, cluster.Time)]);
        var resolver = new RuleResolver(new StoredRoles(cluster.Store));
        Authorizer = new RbacAuthorizer(resolver);
        Authenticator = new RequestAuthenticator(
            new ClientCertificates(cluster.Authority.Certificate, cluster.Time), bearer, new Impersonator(Authorizer));
        Escalation = new RoleEscalationAdmission(Authorizer, resolver, new EscalationCheck(resolver));
        var access = new AccessReview(Authorizer);
        Reviews = new Dictionary<(GroupResource Resource, string Subresource), IVirtualResource>
        {
            [(BuiltInResources.SubjectAccessReviews, "")] = access,
            [(BuiltInResources.LocalSubjectAccessReviews, "")] = access,
            [(BuiltInResources.SelfSubjectAccessReviews, "")] = access,
            [(BuiltInResources.SelfSubjectRulesReviews, "")] = new RulesReview(resolver),
            [(BuiltInResources.TokenReviews, "")] = new TokenReview(bearer),
            [(BuiltInResources.SelfSubjectReviews, "")] = new SelfSubjectReview(),
            [(BuiltInResources.ServiceAccounts, "token")] = new TokenRequest(Tokens, accounts, cluster.Time),
        };
    }

    public ServiceAccountTokens Tokens { get; } = new(Issuer);

    public IAuthenticator Authenticator { get; }

    public IAuthorizer Authorizer { get; }

    /// <summary>To be asked after all other admissions.</summary>
    public IObjectAdmission Escalation { get; }

    public IReadOnlyDictionary<(GroupResource Resource, string Subresource), IVirtualResource> Reviews { get; }

    public void Dispose() => Tokens.Dispose();

    private static Dictionary<string, UserInfo> UsersOf(LocalCluster cluster) =>
        cluster.Options.Users.Prepend(LocalUser.Admin).ToDictionary(
            user => cluster.TokenFor(user.Name), user => new UserInfo(user.Name, [.. user.Groups, WellKnownIdentities.Authenticated]), StringComparer.Ordinal);
}
