namespace Tombolo.Api.Meta;

/// <summary>One aspect of an object's state (Kubernetes API, <c>metav1.Condition</c>).</summary>
public sealed record Condition
{
    /// <summary>One of <see cref="ConditionTypes"/>.</summary>
    public required string Type { get; init; }

    /// <summary>One of <see cref="ConditionStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>The generation of the object that this condition was computed from.</summary>
    public long? ObservedGeneration { get; init; }

    /// <summary>When <see cref="Status"/> last changed.</summary>
    public DateTimeOffset? LastTransitionTime { get; init; }

    /// <summary>One word in CamelCase for programs.</summary>
    public string Reason { get; init => field = value ?? ""; } = "";

    /// <summary>For people: the object at fault, the cause and the repair.</summary>
    public string Message { get; init => field = value ?? ""; } = "";
}
