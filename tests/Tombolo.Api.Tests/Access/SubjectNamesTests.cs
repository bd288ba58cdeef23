using Tombolo.Api.Access;

namespace Tombolo.Api.Tests.Access;

public sealed class SubjectNamesTests
{
    [Theory]
    [InlineData("User", "alice")]
    [InlineData("User", "alice@example.org")]
    [InlineData("User", "https://idp.example.org#alice smith")]
    [InlineData("User", "system:serviceaccount:tools:runner")]
    [InlineData("Group", "k10:admins")]
    [InlineData("Group", "oidc:eu-ops")]
    public void Check_PeopleAndServiceAccounts_MayBeBound(string kind, string name) => Assert.Null(SubjectNames.Check(kind, name));

    [Theory]
    [InlineData("Group", "system:masters")]
    [InlineData("Group", "system:authenticated")]
    [InlineData("Group", "system:serviceaccounts:tools")]
    [InlineData("Group", "system:serviceaccount:tools:runner")]
    [InlineData("User", "system:admin")]
    [InlineData("User", "system:anonymous")]
    [InlineData("User", "system:node:worker-1")]
    [InlineData("User", "system:serviceaccount:tools")]
    [InlineData("User", "system:serviceaccount:tools:")]
    [InlineData("User", "system:serviceaccount:Tools:runner")]
    [InlineData("User", "system:serviceaccount:tools:runner:extra")]
    [InlineData("User", "tombolo:11111111-1111-1111-1111-111111111111:alice")]
    [InlineData("User", " alice")]
    [InlineData("User", "ali\nce")]
    public void Check_NamesOfKubernetesAndOfOtherPrimaries_AreRefused(string kind, string name) => Assert.NotNull(SubjectNames.Check(kind, name));
}
