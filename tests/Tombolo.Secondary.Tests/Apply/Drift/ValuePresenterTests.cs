using Tombolo.Secondary.Apply.Comparing;
using Tombolo.Secondary.Apply.Drift;

namespace Tombolo.Secondary.Tests.Apply.Drift;

public sealed class ValuePresenterTests
{
    private readonly ValuePresenter _values = new();

    [Theory]
    [InlineData("Profile", "spec/type", "\"Location\"", "Location")]
    [InlineData("Profile", "spec/count", "3", "3")]
    [InlineData("Profile", "spec/flag", "true", "true")]
    [InlineData("Profile", "spec/none", "null", "null")]
    [InlineData("Profile", "spec/list", """[1,{"a":"b"}]""", """[1,{"a":"b"}]""")]
    [InlineData("Profile", "spec/credential/secret/name", "\"cred\"", "cred")]
    [InlineData("Policy", "spec/migrationToken/name", "\"token\"", "token")]
    [InlineData("Secret", "type", "\"Opaque\"", "Opaque")]
    [InlineData("ConfigMap", "data/key", "\"text\"", "text")]
    public void Present_PlainValues_AreShown(string kind, string path, string value, string shown) =>
        Assert.Equal(shown, _values.Present(kind, FieldPath.OfFields(path.Split('/')), Json.Parse(value)));

    [Theory]
    [InlineData("Secret", "data/key", "\"c2VjcmV0\"")]
    [InlineData("Secret", "data", """{"key":"c2VjcmV0"}""")]
    [InlineData("Policy", "spec/receiveString", "\"c2VjcmV0\"")]
    [InlineData("Policy", "spec/actions", """[{"exportParameters":{"receiveString":"c2VjcmV0"}}]""")]
    [InlineData("Profile", "spec/storagePassword", "\"c2VjcmV0\"")]
    [InlineData("Profile", "spec", """{"a":{"secretKey":["c2VjcmV0"]}}""")]
    [InlineData("ConfigMap", "data/apiToken", "\"c2VjcmV0\"")]
    public void Present_Credentials_AreDigests(string kind, string path, string value)
    {
        var shown = _values.Present(kind, FieldPath.OfFields(path.Split('/')), Json.Parse(value));

        Assert.DoesNotContain("c2VjcmV0", shown, StringComparison.Ordinal);
        Assert.Contains("hmac:", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Present_Digests_TellEqualFromDifferentInOneProcessOnly()
    {
        var path = FieldPath.OfFields("data", "key");
        string Of(ValuePresenter values, string value) => values.Present("Secret", path, Json.Parse($"\"{value}\""));

        Assert.Equal(Of(_values, "a"), Of(_values, "a"));
        Assert.NotEqual(Of(_values, "a"), Of(_values, "b"));
        Assert.NotEqual(Of(_values, "a"), Of(new ValuePresenter(), "a"));
    }

    [Fact]
    public void Present_MissingAndLongValues()
    {
        Assert.Equal("(absent)", _values.Present("Profile", FieldPath.OfFields("spec"), default));
        Assert.Equal(257, _values.Present("Profile", FieldPath.OfFields("spec"), Json.Parse($"\"{new string('x', 1000)}\"")).Length);
    }
}
