namespace Tombolo.Api.States;

/// <summary>How a state is shown: its colour in the browser and in a terminal.</summary>
public enum StateSeverity
{
    /// <summary>As wanted.</summary>
    Success,

    /// <summary>Neither good nor bad, such as paused by somebody.</summary>
    Neutral,

    /// <summary>On its way.</summary>
    Progress,

    /// <summary>Works, but somebody should look.</summary>
    Warning,

    /// <summary>Not as wanted and will not become so by itself.</summary>
    Danger,
}
