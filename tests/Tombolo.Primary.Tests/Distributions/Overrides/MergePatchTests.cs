using System.Text;
using System.Text.Json;
using Tombolo.Primary.Distributions.Overrides;

namespace Tombolo.Primary.Tests.Distributions.Overrides;

public class MergePatchTests
{
    /// <summary>RFC 7396, appendix A.</summary>
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", """{}""")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("""{}""", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    [InlineData("""{"a":1.50}""", """{"b":{"c":[null]}}""", """{"a":1.50,"b":{"c":[null]}}""")]
    public void Apply_GivesWhatTheRfcSays(string target, string patch, string expected)
    {
        using var one = JsonDocument.Parse(target);
        using var other = JsonDocument.Parse(patch);

        Assert.Equal(expected, Encoding.UTF8.GetString(MergePatch.Apply(one.RootElement, other.RootElement).Span));
    }
}
