using FsCheck.Fluent;
using Tombolo.Protocol.Sets;

namespace Tombolo.Protocol.Tests.Sets;

public class SetBucketsTests
{
    [Theory]
    [InlineData(0, 16)]
    [InlineData(16, 16)]
    [InlineData(17, 32)]
    [InlineData(10_000, 512)]
    [InlineData(2_000_000, 4096)]
    public void CountFor_Size_IsAPowerOfTwoNearItsRoot(int items, int expected)
    {
        Assert.Equal(expected, SetBuckets.CountFor(items));
        Assert.True(SetBuckets.IsCount(expected));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(100)]
    [InlineData(8192)]
    public void Compute_UnusableCount_IsRefused(int count) => Assert.Throws<ArgumentOutOfRangeException>(() => SetBuckets.Compute([], count));

    /// <summary>Computed by another implementation from the text of docs/protocol.md.</summary>
    [Fact]
    public void Compute_FixedSet_GivesTheDigestsComputedElsewhere()
    {
        var digests = SetBuckets.Compute([new("/v1/Secret/s3", "e1"), new("config.kio.kasten.io/v1alpha1/Profile/s3", "e2")], 16);

        var filled = Enumerable.Range(0, 16).Select(index => (index, Digest: Convert.ToHexStringLower(digests.AsSpan(index * 8, 8)))).Where(bucket => bucket.Digest != "0000000000000000");
        Assert.Equal([(11, "c0aa468588ae9298"), (12, "7c10c6e05ccc8a9b")], filled);
    }

    [Fact]
    public void Compute_AnyOrder_GivesTheSameDigests() =>
        Prop.ForAll<int[]>(keys =>
        {
            var items = Items(keys);
            return SetBuckets.Compute(items, 32).AsSpan().SequenceEqual(SetBuckets.Compute(items.Reverse(), 32));
        }).Hold();

    [Fact]
    public void Compare_OneItemDiffers_FindsItsBucketAlone() =>
        Prop.ForAll<int[], int>((keys, changed) =>
        {
            var before = Items(keys);
            var key = $"/v1/Secret/{changed}";
            KeyValuePair<string, string>[] after = [.. before.Where(item => item.Key != key), new(key, "another")];
            return SetBuckets.Compare(SetBuckets.Compute(before, 64), SetBuckets.Compute(after, 64)) is [var bucket] && bucket == SetBuckets.IndexOf(key, 64);
        }).Hold();

    [Fact]
    public void Compare_OtherCounts_CannotBeCompared() => Assert.Null(SetBuckets.Compare(SetBuckets.Compute([], 16), SetBuckets.Compute([], 32)));

    private static KeyValuePair<string, string>[] Items(int[]? keys) =>
        [.. (keys ?? []).Distinct().Select(key => new KeyValuePair<string, string>($"/v1/Secret/{key}", $"e{key}"))];
}
