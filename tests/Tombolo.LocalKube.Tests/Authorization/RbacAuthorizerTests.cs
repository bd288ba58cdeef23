using Tombolo.LocalKube.Authentication;
using Tombolo.LocalKube.Authorization;
using Tombolo.LocalKube.Authorization.Bindings;
using Tombolo.LocalKube.Authorization.Escalation;
using Tombolo.LocalKube.Authorization.Rules;

namespace Tombolo.LocalKube.Tests.Authorization;

public sealed class RbacAuthorizerTests
{
    private static readonly PolicyRule ReadSecrets = new() { Verbs = ["get"], ApiGroups = [""], Resources = ["secrets"] };

    private readonly InMemoryRoles _roles = new InMemoryRoles()
        .Role("", "reader", ReadSecrets)
        .Role("n", "local", ReadSecrets with { Resources = ["configmaps"] });

    [Theory]
    [InlineData("alice", "", "RBAC: allowed by ClusterRoleBinding \"b\" of ClusterRole \"reader\" to User \"alice\"")]
    [InlineData("bob", "dev", "RBAC: allowed by ClusterRoleBinding \"b\" of ClusterRole \"reader\" to Group \"dev\"")]
    [InlineData("system:serviceaccount:n:sa", "", "RBAC: allowed by ClusterRoleBinding \"b\" of ClusterRole \"reader\" to ServiceAccount \"sa/n\"")]
    [InlineData("carol", "ops", "")]
    [InlineData("system:serviceaccount:m:sa", "", "")]
    public void Authorize_ClusterRoleBinding_GivesToItsSubjects(string user, string group, string reason)
    {
        _roles.Bind("", "ClusterRole", "reader", new("User", "alice", ""), new("Group", "dev", ""), new("ServiceAccount", "sa", "n"));

        Assert.Equal(new AuthorizationDecision(reason.Length > 0, reason), Ask(new UserInfo(user, [group]), "secrets", "anywhere"));
    }

    [Theory]
    [InlineData("n", "secrets", true)]
    [InlineData("m", "secrets", false)]
    [InlineData("", "secrets", false)]
    public void Authorize_RoleBindingOfClusterRole_CountsInItsNamespace(string @namespace, string resource, bool expected)
    {
        _roles.Bind("n", "ClusterRole", "reader", new RoleSubject("ServiceAccount", "sa", ""));

        Assert.Equal(expected, Ask(new UserInfo("system:serviceaccount:n:sa", []), resource, @namespace).IsAllowed);
    }

    [Fact]
    public void Authorize_RoleIsMissing_SaysSo()
    {
        _roles.Bind("n", "Role", "gone", new RoleSubject("User", "alice", "")).Bind("n", "Role", "local", new RoleSubject("User", "alice", ""));

        Assert.Equal(new AuthorizationDecision(false, "RBAC: role.rbac.authorization.k8s.io \"gone\" not found"), Ask(new UserInfo("alice", []), "secrets", "n"));
        Assert.True(Ask(new UserInfo("alice", []), "configmaps", "n").IsAllowed);
    }

    [Fact]
    public void Authorize_Masters_MayDoEverything() => Assert.True(Ask(new UserInfo("root", ["system:masters"]), "secrets", "").IsAllowed);

    [Fact]
    public void FindObjection_MoreThanIsHeld_NamesWhatIsMissing()
    {
        _roles.Bind("n", "Role", "local", new RoleSubject("User", "alice", ""));
        var check = new EscalationCheck(new RuleResolver(_roles));
        var alice = new UserInfo("alice", ["dev", "system:authenticated"]);

        Assert.Null(check.FindObjection(alice, "n", [ReadSecrets with { Resources = ["configmaps"] }]));
        Assert.Equal(
            "user \"alice\" (groups=[\"dev\" \"system:authenticated\"]) is attempting to grant RBAC permissions not currently held:\n{APIGroups:[\"\"], Resources:[\"secrets\"], Verbs:[\"get\"]}",
            check.FindObjection(alice, "n", [ReadSecrets]));
    }

    private AuthorizationDecision Ask(UserInfo user, string resource, string @namespace) => new RbacAuthorizer(new RuleResolver(_roles)).Authorize(
        user, new RequestAttributes { IsResourceRequest = true, Verb = "get", Resource = resource, Namespace = @namespace, Name = "x" });
}
