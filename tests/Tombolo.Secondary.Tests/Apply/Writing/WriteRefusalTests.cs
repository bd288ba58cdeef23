using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Errors;
using Tombolo.Secondary.Apply.Writing;

namespace Tombolo.Secondary.Tests.Apply.Writing;

public sealed class WriteRefusalTests
{
    private static readonly ResourceKey Key = new("kasten-io", "a");

    [Theory]
    [InlineData(404, "NotFound", "namespaces \"kasten-io\" not found", "", ObjectStates.Failed, ObjectReasons.NamespaceMissing)]
    [InlineData(404, "", "404 page not found", "", ObjectStates.Failed, ObjectReasons.KindNotServed)]
    [InlineData(403, "Forbidden", "may not", "", ObjectStates.Failed, ObjectReasons.Forbidden)]
    [InlineData(403, "Forbidden", "because it is being terminated", "NamespaceTerminating", ObjectStates.Failed, ObjectReasons.NamespaceMissing)]
    [InlineData(422, "Invalid", "spec.a", "", ObjectStates.Failed, ObjectReasons.Invalid)]
    [InlineData(400, "BadRequest", "strict decoding", "", ObjectStates.Failed, ObjectReasons.Invalid)]
    [InlineData(429, "TooManyRequests", "later", "", ObjectStates.Pending, ObjectReasons.Retrying)]
    [InlineData(500, "InternalError", "etcd", "", ObjectStates.Pending, ObjectReasons.Retrying)]
    [InlineData(500, "InternalError", "failed to create typed patch object: .spec.x: field not declared in schema", "", ObjectStates.Failed, ObjectReasons.Invalid)]
    [InlineData(503, "", "bad gateway", "", ObjectStates.Pending, ObjectReasons.Retrying)]
    [InlineData(418, "Teapot", "no", "", ObjectStates.Failed, ObjectReasons.ApiError)]
    public void Of_Answer_IsAStateWithTheObjectAndTheRepair(int code, string reason, string message, string cause, string state, string expected)
    {
        var error = new KubernetesStatus(code, reason, message, cause.Length == 0 ? [] : [new StatusCause(cause, "", "metadata.namespace")], null);

        var refusal = WriteRefusal.Of(error, KnownResources.Profile, Key);

        Assert.Equal((state, expected), (refusal.State, refusal.Reason));
        Assert.StartsWith("Profile kasten-io/a", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(409, "Conflict", "", true)]
    [InlineData(409, "AlreadyExists", "", true)]
    [InlineData(422, "Invalid", "metadata.uid", true)]
    [InlineData(422, "Invalid", "type", false)]
    [InlineData(404, "NotFound", "", false)]
    public void IsOutdated_Answer_AsksForAnotherLook(int code, string reason, string field, bool expected) =>
        Assert.Equal(expected, WriteRefusal.IsOutdated(new KubernetesStatus(code, reason, "", [new StatusCause("x", "y", field)], null)));

    [Theory]
    [InlineData("Secret", "data[password]")]
    [InlineData("Policy", "spec.actions[1].exportParameters.receiveString")]
    public void Of_AnswerThatMayQuoteACredential_NamesOnlyTheField(string kind, string field)
    {
        var type = kind == "Secret" ? KnownResources.Secret : KnownResources.Policy;
        var error = new KubernetesStatus(422, "Invalid", "Invalid value: open-sesame", [new StatusCause("FieldValueInvalid", "Invalid value: open-sesame", field)], null);

        var message = WriteRefusal.Of(error, type, Key).Message;

        Assert.Contains(field, message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AnswerWithoutFieldsAboutASecret_QuotesNothing() =>
        Assert.DoesNotContain("sesame", WriteRefusal.Of(new KubernetesStatus(400, "BadRequest", "illegal base64 data: open-sesame", [], null), KnownResources.Secret, Key).Message, StringComparison.Ordinal);
}
