using Tombolo.Testing.ControlPlanes;

namespace Tombolo.EndToEnd.Tests.ControlPlanes;

public sealed class KubernetesVersionTests
{
    [Theory]
    [InlineData("Kubernetes v1.20.2\n", 1, 20)]
    [InlineData("Kubernetes v1.31.0-rc.1", 1, 31)]
    [InlineData("Kubernetes v2.0.0+build", 2, 0)]
    public void Parse_Printed_HasMajorAndMinor(string printed, int major, int minor) =>
        Assert.Equal(new KubernetesVersion(major, minor), KubernetesVersion.Parse(printed));

    [Theory]
    [InlineData("")]
    [InlineData("Kubernetes")]
    [InlineData("v1")]
    [InlineData("Kubernetes v1.x")]
    public void Parse_NoVersion_IsRefused(string printed) => Assert.Throws<FormatException>(() => KubernetesVersion.Parse(printed));

    [Theory]
    [InlineData(1, 23, false)]
    [InlineData(1, 24, true)]
    [InlineData(1, 31, true)]
    [InlineData(2, 0, true)]
    public void IsAtLeast_124_ComparesMajorFirst(int major, int minor, bool expected) =>
        Assert.Equal(expected, new KubernetesVersion(major, minor).IsAtLeast(1, 24));
}
