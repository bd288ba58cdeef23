using System.Text.Json;
using Tombolo.Api.Serialization;
using Tombolo.Api.Validation;

namespace Tombolo.Api.Tests.Validation;

public sealed class K10ClusterRoleBindingValidatorTests
{
    [Theory]
    [InlineData("""{"k10ClusterRole":"k10-multi-cluster-admin","clusters":[{"selector":""}],"subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"Group","name":"k10:admins"}]}""")]
    [InlineData("""{"k10ClusterRole":"k10-multi-cluster-basic","clusters":[{"name":"shop"}],"subjects":[{"kind":"User","name":"system:serviceaccount:tools:runner"}]}""")]
    [InlineData("""{"k10ClusterRole":"k10-multi-cluster-basic"}""")]
    [InlineData("""{"k10ClusterRole":"k10-multi-cluster-basic","clusters":[],"subjects":[]}""")]
    public void Validate_BindingOfTheContract_HasNoFault(string spec) => Assert.Empty(Validate(spec));

    [Theory]
    [InlineData("null", "spec.k10ClusterRole")]
    [InlineData("""{"k10ClusterRole":"r","clusters":[{"name":"a","selector":""}],"subjects":[{"kind":"User"},null,{"kind":"ServiceAccount","name":"s"},{"apiGroup":"apps","kind":"Robot","name":" "}]}""",
        "spec.clusters[0] spec.subjects[0].name spec.subjects[1].kind spec.subjects[1].name spec.subjects[2].kind spec.subjects[3].kind spec.subjects[3].apiGroup spec.subjects[3].name")]
    public void Validate_Faults_AreAllNamed(string spec, string paths) =>
        Assert.Equal(paths, string.Join(' ', Validate(spec).Select(error => error.Path)));

    [Fact]
    public void Validate_ServiceAccount_SaysHowToWriteIt()
    {
        var error = Assert.Single(Validate("""{"k10ClusterRole":"r","subjects":[{"kind":"ServiceAccount","namespace":"tools","name":"runner"}]}"""));

        Assert.EndsWith("system:serviceaccount:tools:runner", error.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<FieldError> Validate(string spec) =>
        K10ClusterRoleBindingValidator.Validate(JsonSerializer.Deserialize(
            $$"""{"metadata":{"name":"b","namespace":"kasten-io-mc"},"spec":{{spec}} }""", ApiJsonContext.Default.K10ClusterRoleBinding)!);
}
