using System.Reflection;

namespace Tombolo.Server.Tests.Architecture;

/// <summary>The arrows of docs/architecture.md, over the references the compiler really made.</summary>
public sealed class DependencyTests
{
    [Theory]
    [InlineData("Tombolo.Api", "")]
    [InlineData("Tombolo.Kubernetes", "Tombolo.Api")]
    [InlineData("Tombolo.Runtime", "Tombolo.Api Tombolo.Kubernetes")]
    [InlineData("Tombolo.Protocol", "Tombolo.Api")]
    [InlineData("Tombolo.LocalKube", "Tombolo.Api")]
    [InlineData("Tombolo.Primary", "Tombolo.Api Tombolo.Kubernetes Tombolo.Protocol Tombolo.Runtime")]
    [InlineData("Tombolo.Secondary", "Tombolo.Api Tombolo.Kubernetes Tombolo.Protocol Tombolo.Runtime")]
    [InlineData("Tombolo.Dashboard", "Tombolo.Api Tombolo.Kubernetes Tombolo.Protocol Tombolo.Runtime")]
    public void Assembly_References_OnlyWhatTheArchitectureAllows(string assembly, string allowed)
    {
        var referenced = Assembly.Load(assembly).GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("Tombolo.", StringComparison.Ordinal));

        Assert.Empty(referenced.Except(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }
}
