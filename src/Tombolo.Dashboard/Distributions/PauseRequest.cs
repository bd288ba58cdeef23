namespace Tombolo.Dashboard.Distributions;

/// <summary>Why a Distribution is paused; shown with its state.</summary>
internal sealed record PauseRequest(string? Reason = null);
