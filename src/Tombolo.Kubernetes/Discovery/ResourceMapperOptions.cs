namespace Tombolo.Kubernetes.Discovery;

/// <summary>How long a <see cref="ResourceMapper"/> trusts what it has read.</summary>
public sealed record ResourceMapperOptions
{
    /// <summary>A kind that is not found is looked for again in the server, though not more often than this: its CustomResourceDefinition may be new.</summary>
    public TimeSpan MissInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What was found is read anew after this; sooner when a watch of CustomResourceDefinitions says so.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromMinutes(10);
}
