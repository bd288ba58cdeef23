using System.Runtime.InteropServices;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Kubernetes.Tests.Objects;

public sealed class KubernetesObjectTests
{
    [Fact]
    public void Detach_SliceOfAPage_OwnsItsBytes()
    {
        var page = new byte[100_000];
        "{\"metadata\":{\"name\":\"x\"}}"u8.CopyTo(page.AsSpan(500));
        var slice = KubernetesObject.Parse(page.AsMemory(500, 25));

        var detached = slice.Detach();

        Assert.True(detached.Json.Span.SequenceEqual(slice.Json.Span));
        Assert.True(MemoryMarshal.TryGetArray(detached.Json, out var segment));
        Assert.Equal(25, segment.Array!.Length);
        Assert.Same(slice.Metadata, detached.Metadata);
    }

    [Fact]
    public void Detach_AlmostTheWholeArray_CopiesNothing()
    {
        var line = "{\"object\":{\"metadata\":{\"name\":\"x\"}}}"u8.ToArray();
        var slice = KubernetesObject.Parse(line.AsMemory(10, 25));

        Assert.True(slice.Detach().Json.Equals(slice.Json));
    }

    [Fact]
    public void ToString_NamesTheObject_NotItsContent()
    {
        var secret = KubernetesObject.Parse("""{"kind":"Secret","metadata":{"namespace":"n","name":"x","resourceVersion":"5"},"data":{"k":"aHVudGVyMg=="}}"""u8.ToArray());

        Assert.Equal("Secret n/x at 5", secret.ToString());
    }
}
