using Microsoft.AspNetCore.Http;
using Tombolo.LocalKube.Authentication;
using Tombolo.LocalKube.Authentication.Impersonation;
using Tombolo.LocalKube.Authorization;
using Tombolo.LocalKube.Authorization.Bindings;
using Tombolo.LocalKube.Authorization.Rules;
using Tombolo.LocalKube.Tests.Authorization;

namespace Tombolo.LocalKube.Tests.Authentication.Impersonation;

public sealed class ImpersonatorTests
{
    private static readonly UserInfo Proxy = new("proxy", ["system:authenticated"]);

    private readonly InMemoryRoles _roles = new InMemoryRoles()
        .Role(
            "",
            "impersonator",
            new PolicyRule { Verbs = ["impersonate"], ApiGroups = [""], Resources = ["users", "groups", "serviceaccounts"] },
            new PolicyRule { Verbs = ["impersonate"], ApiGroups = ["authentication.k8s.io"], Resources = ["userextras/scopes", "uids"] })
        .Bind("", "ClusterRole", "impersonator", new RoleSubject("User", "proxy", ""));

    [Fact]
    public void Impersonate_NoHeaders_StaysWhoItIs() => Assert.Same(Proxy, Impersonate(Proxy).User);

    [Fact]
    public void Impersonate_EveryPart_Becomes()
    {
        var user = Impersonate(
            Proxy, ("Impersonate-User", "jane"), ("Impersonate-Group", "dev"), ("Impersonate-Uid", "7"), ("Impersonate-Extra-Scopes", "view")).User!;

        Assert.Equal(("jane", "7"), (user.Name, user.Uid));
        Assert.Equal(["dev", "system:authenticated"], user.Groups);
        Assert.Equal(["view"], user.Extra["scopes"]);
    }

    [Fact]
    public void Impersonate_ServiceAccount_HasItsGroups() =>
        Assert.Equal(
            ["system:serviceaccounts", "system:serviceaccounts:n", "system:authenticated"],
            Impersonate(Proxy, ("Impersonate-User", "system:serviceaccount:n:sa")).User!.Groups);

    [Fact]
    public void Impersonate_WithoutTheRight_SaysWhichPart()
    {
        var refusal = Impersonate(new UserInfo("eve", []), ("Impersonate-User", "jane")).Refusal!;

        Assert.Equal(403, refusal.Code);
        Assert.Equal("users \"jane\" is forbidden: User \"eve\" cannot impersonate resource \"users\" in API group \"\" at the cluster scope", refusal.Message);
    }

    [Fact]
    public void Impersonate_ExtraWithoutTheRight_IsRefused() =>
        Assert.Equal(403, Impersonate(Proxy, ("Impersonate-User", "jane"), ("Impersonate-Extra-Other", "x")).Refusal!.Code);

    [Fact]
    public void Impersonate_GroupsAlone_IsRefused() => Assert.Equal(500, Impersonate(Proxy, ("Impersonate-Group", "dev")).Refusal!.Code);

    private AuthenticationResult Impersonate(UserInfo user, params (string Name, string Value)[] headers)
    {
        var dictionary = new HeaderDictionary();
        foreach (var (name, value) in headers)
        {
            dictionary.Append(name, value);
        }

        return new Impersonator(new RbacAuthorizer(new RuleResolver(_roles))).Impersonate(user, dictionary);
    }
}
