using Tombolo.Api.Names;
using Tombolo.Kubernetes.Objects;
using Tombolo.Secondary.Apply.Copies;

namespace Tombolo.Secondary.Tests.Apply.Copies;

public sealed class LiveCopyTests
{
    [Theory]
    [InlineData(null, "a", "tombolo-distribution", "Foreign")]
    [InlineData("primary", "a", "tombolo-distribution", "Ours")]
    [InlineData("primary", "a", "kubectl,tombolo-distribution", "Ours")]
    [InlineData("primary", "a", "kubectl", "Unproven")]
    [InlineData("primary", "a", "", "Unproven")]
    [InlineData("primary", "b", "tombolo-distribution", "Unproven")]
    [InlineData("primary", null, "tombolo-distribution", "Unproven")]
    [InlineData("another", "a", "tombolo-distribution", "OtherPrimary")]
    [InlineData("", "a", "tombolo-distribution", "OtherPrimary")]
    public void Of_Metadata_TellsWhoseItIs(string? origin, string? copyName, string managers, string ownership)
    {
        var metadata = new ObjectMetadata
        {
            Name = "a",
            Labels = origin is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [Labels.Origin] = origin },
            Annotations = copyName is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [Annotations.CopyName] = copyName },
            FieldManagers = managers.Split(',', StringSplitOptions.RemoveEmptyEntries),
        };

        Assert.Equal(ownership, $"{LiveCopy.Of(metadata, "primary").Ownership}");
    }

    [Fact]
    public void Read_Marks_AreThoseThatWereWritten()
    {
        var marks = CopyMarks.Read(new ObjectMetadata
        {
            Name = "a",
            Labels = new Dictionary<string, string> { [Labels.Origin] = "primary" },
            Annotations = new Dictionary<string, string>
            {
                [Annotations.Owners] = "one, two,",
                [Annotations.CopyName] = "a",
                [Annotations.SourceUid] = "uid",
                [Annotations.Content] = "etag",
                [Annotations.Adopted] = "true",
                [Annotations.DeletionPolicy] = "Retain",
            },
        })!;

        Assert.Equal(["one", "two"], marks.Owners);
        Assert.Equal(("primary", "a", "uid", "etag", true, true), (marks.Origin, marks.Name, marks.SourceUid, marks.Content, marks.Adopted, marks.Retain));
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(253)]
    public void LabelValue_LongNames_AreShortenedAndStayApart(int length)
    {
        var (one, other) = (new string('a', length - 1) + "x", new string('a', length - 1) + "y");

        Assert.True(LabelValue.Of(one).Length <= 63);
        Assert.NotEqual(LabelValue.Of(one), LabelValue.Of(other));
        Assert.True(char.IsAsciiLetterOrDigit(LabelValue.Of(one)[^1]));
    }
}
