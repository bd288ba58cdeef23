using Tombolo.LocalKube.Certificates;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.ControlPlanes.Real;
using Tombolo.Testing.ControlPlanes.Real.Arguments;

namespace Tombolo.EndToEnd.Tests.ControlPlanes.Real;

public sealed class ControllerManagerArgumentsTests
{
    [Theory]
    [InlineData(20, true)]
    [InlineData(23, true)]
    [InlineData(24, false)]
    [InlineData(34, false)]
    public void Build_InsecurePort_IsClosedWhileItExists(int minor, bool expected)
    {
        using var authority = new CertificateAuthority("test");
        var files = ControlPlaneFiles.Create("flags", new Uri("https://127.0.0.1:1"), authority, []);
        try
        {
            Assert.Equal(expected, ControllerManagerArguments.Build(files, new KubernetesVersion(1, minor)).Contains("--port=0"));
        }
        finally
        {
            Directory.Delete(files.Folder, recursive: true);
        }
    }
}
