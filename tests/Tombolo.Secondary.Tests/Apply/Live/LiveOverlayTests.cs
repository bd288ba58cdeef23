using System.Text;
using Tombolo.Kubernetes.Objects;
using Tombolo.Secondary.Apply.Live;
using Tombolo.Testing.Time;

namespace Tombolo.Secondary.Tests.Apply.Live;

public sealed class LiveOverlayTests
{
    private readonly ManualTimeProvider _time = new();

    /// <summary>Objects are <c>uid@version</c>, <c>-</c> for none; a deletion is <c>uid!</c>.</summary>
    [Theory]
    [InlineData("a@5", "-", "a@5")]
    [InlineData("a@5", "a@4", "a@5")]
    [InlineData("a@10", "a@9", "a@10")]
    [InlineData("a@5", "a@5", "a@5")]
    [InlineData("a@5", "a@6", "a@6")]
    [InlineData("b@7", "a@3", "b@7")]
    [InlineData("a@5", "b@7", "b@7")]
    [InlineData("a@x", "a@w", "a@x")]
    [InlineData("a@x", "a@x", "a@x")]
    [InlineData("a!", "a@4", "-")]
    [InlineData("a!", "-", "-")]
    [InlineData("a!", "b@9", "b@9")]
    public void Look_AnswerAndInformer_IsTheNewer(string answered, string informed, string expected)
    {
        var overlay = new LiveOverlay(_time);
        if (answered.EndsWith('!'))
        {
            overlay.Deleted("x", answered[..^1]);
        }
        else
        {
            overlay.Written(Object(answered)!.Value);
        }

        Assert.Equal(expected, Text(overlay.Look("x", Object(informed))));
    }

    [Fact]
    public void Look_OnceTheInformerIsAsFar_TheInformerIsRight()
    {
        var overlay = new LiveOverlay(_time);
        overlay.Written(Object("a@5")!.Value);
        overlay.Look("x", Object("a@5"));

        Assert.Equal("-", Text(overlay.Look("x", null)));
    }

    [Fact]
    public void Gone_OfThatObject_TheInformerIsRight()
    {
        var overlay = new LiveOverlay(_time);
        overlay.Written(Object("a@5")!.Value);

        overlay.Gone("x", "b");
        Assert.Equal("a@5", Text(overlay.Look("x", null)));
        overlay.Gone("x", "a");
        Assert.Equal("-", Text(overlay.Look("x", null)));
    }

    [Fact]
    public void Look_AfterAMinute_TheInformerIsRight()
    {
        var overlay = new LiveOverlay(_time);
        overlay.Written(Object("a@5")!.Value);
        _time.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal("-", Text(overlay.Look("x", null)));
    }

    private static KubernetesObject? Object(string text) => text == "-"
        ? null
        : KubernetesObject.Parse(Encoding.UTF8.GetBytes(
            """{"metadata":{"name":"x","uid":"UID","resourceVersion":"VERSION"}}"""
                .Replace("UID", text.Split('@')[0], StringComparison.Ordinal)
                .Replace("VERSION", text.Split('@')[1], StringComparison.Ordinal)));

    private static string Text(KubernetesObject? live) => live is { } known ? $"{known.Metadata.Uid}@{known.Metadata.ResourceVersion}" : "-";
}
