using Tombolo.Api.Resources;

namespace Tombolo.Dashboard.Live;

/// <summary>The server cannot read a resource at present, for example because it may not.</summary>
internal sealed class LiveUnavailableException(ResourceType type, string? cause)
    : Exception($"this server cannot read {type} at present: {cause ?? "the API server does not answer"}; 'tombolo doctor' says what is missing");
