namespace Tombolo.Api.Distributions;

/// <summary>Names a resource in <c>kasten-io-mc</c> (contract section 1.3). A missing namespace means <c>kasten-io-mc</c>.</summary>
public sealed record SourceReference
{
    public string? ApiVersion { get; init; }

    public string? Kind { get; init; }

    public string? Name { get; init; }

    public string? Namespace { get; init; }
}
