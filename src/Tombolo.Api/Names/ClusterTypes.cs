namespace Tombolo.Api.Names;

/// <summary>The values of the label <see cref="Labels.ClusterType"/>.</summary>
public static class ClusterTypes
{
    public const string Primary = "primary";
    public const string Secondary = "secondary";
}
