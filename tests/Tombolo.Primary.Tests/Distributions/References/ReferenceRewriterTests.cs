using System.Buffers;
using System.Text;
using System.Text.Json;
using FsCheck.Fluent;
using Tombolo.Primary.Distributions.References;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Tests.Distributions.References;

public class ReferenceRewriterTests
{
    public static TheoryData<string, string, string> Specs => new()
    {
        {
            "Profile",
            """{"locationSpec":{"credential":{"secret":{"kind":"Secret","name":"c","namespace":"kasten-io-mc"}}}}""",
            """{"locationSpec":{"credential":{"secret":{"kind":"Secret","name":"c","namespace":"backup-system"}}}}"""
        },
        {
            "Profile",
            """{"locationSpec":{"credential":{"secret":{"namespace":"kasten\u002dio-mc","name":"c"}}}}""",
            """{"locationSpec":{"credential":{"secret":{"namespace":"backup-system","name":"c"}}}}"""
        },
        {
            "Profile",
            """{"locationSpec":{"credential":{"secret":{"name":"c","namespace":"kasten-io"}},"path":"kasten-io-mc"},"namespace":"kasten-io-mc"}""",
            """{"locationSpec":{"credential":{"secret":{"name":"c","namespace":"kasten-io"}},"path":"kasten-io-mc"},"namespace":"kasten-io-mc"}"""
        },
        {
            "Policy",
            """{"presetRef":{"namespace":"kasten-io-mc","name":"p"},"actions":[{"exportParameters":{"profile":{"name":"a","namespace":"kasten-io-mc"},"migrationToken":{"name":"m","namespace":"kasten-io-mc"}}}]}""",
            """{"presetRef":{"namespace":"backup-system","name":"p"},"actions":[{"exportParameters":{"profile":{"name":"a","namespace":"backup-system"},"migrationToken":{"name":"m","namespace":"backup-system"}}}]}"""
        },
        {
            "Policy",
            """{"selector":{"matchLabels":{"namespace":"kasten-io-mc"}},"new":{"profile":{"name":"a","namespace":"kasten-io-mc"}}}""",
            """{"selector":{"matchLabels":{"namespace":"kasten-io-mc"}},"new":{"profile":{"name":"a","namespace":"kasten-io-mc"}}}"""
        },
        {
            "Policy",
            """{"retention":{"daily":1e2,"hourly":1.0,"huge":123456789012345678901234567890},"comment":"\u00e9\/ \ud83d\ude00","a\u0062":null,"paused":true}""",
            """{"retention":{"daily":1e2,"hourly":1.0,"huge":123456789012345678901234567890},"comment":"\u00e9\/ \ud83d\ude00","a\u0062":null,"paused":true}"""
        },
        {
            "BlueprintBinding",
            """{"blueprintRef":{"name":"b","namespace":"kasten-io-mc"}}""",
            """{"blueprintRef":{"name":"b","namespace":"backup-system"}}"""
        },
        {
            "TransformSet",
            """{"transforms":[{"subject":{"namespace":"kasten-io-mc","name":"x"}}]}""",
            """{"transforms":[{"subject":{"namespace":"kasten-io-mc","name":"x"}}]}"""
        },
    };

    [Theory]
    [MemberData(nameof(Specs))]
    public void Write_Spec_RewritesKnownReferencesAndNothingElse(string kind, string spec, string expected) =>
        Assert.Equal(expected, Rewrite(kind, spec, "backup-system"));

    [Fact]
    public void Write_AnySpecWithoutReferences_IsIdentical() =>
        Prop.ForAll(RandomJson.Values.ToArbitrary(), value =>
            RandomJson.Kinds.All(kind => Rewrite(kind, value, "backup-system") == value)).Hold();

    [Fact]
    public void Write_AnyTarget_DiffersOnlyInTheNamespace() =>
        Prop.ForAll(RandomJson.Values.ToArbitrary(), value =>
        {
            string Spec(string at) => $$"""{"x":{{value}},"presetRef":{"name":"p","namespace":"{{at}}"},"y":{{value}} }""";
            return Rewrite("Policy", Spec("kasten-io-mc"), "kasten-io") == Spec("kasten-io");
        }).Hold();

    private static string Rewrite(string kind, string spec, string targetNamespace)
    {
        var type = ReferenceFinderTests.TypeOf(kind);
        var json = Encoding.UTF8.GetBytes($$$"""{"kind":"{{{kind}}}","status":{"presetRef":{"namespace":"kasten-io-mc"}},"spec":{{{spec}}}}""");
        var layout = new SourceLayoutReader(type).Read(json);
        var output = new ArrayBufferWriter<byte>();
        ReferenceRewriter.Write(output, json, Assert.Single(layout.Fields).Value, layout.References, JsonEncodedText.Encode(targetNamespace));
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
