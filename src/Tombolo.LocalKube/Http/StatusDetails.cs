namespace Tombolo.LocalKube.Http;

/// <summary>What a Status is about (meta/v1 <c>StatusDetails</c>); empty parts are not written.</summary>
internal sealed record StatusDetails
{
    public string Name { get; init; } = "";

    public string Group { get; init; } = "";

    /// <summary>The kind, or, as the API server often does, the resource.</summary>
    public string Kind { get; init; } = "";

    public string Uid { get; init; } = "";

    public IReadOnlyList<StatusCause> Causes { get; init; } = [];

    /// <summary>Seconds; also sent as the header Retry-After.</summary>
    public int RetryAfterSeconds { get; init; }
}
