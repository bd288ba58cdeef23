using System.Reflection;

namespace Tombolo.Cli.Commands.Version;

/// <summary>The release this is.</summary>
internal static class ProductVersion
{
    /// <summary>Such as <c>0.1.0</c>, without the revision it was built from.</summary>
    public static string Number { get; } = Informational().Split('+')[0];

    /// <summary>The revision it was built from; null where the build did not know it.</summary>
    public static string? Revision { get; } = Informational().Split('+') is [_, var revision] ? revision : null;

    private static string Informational() =>
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
}
