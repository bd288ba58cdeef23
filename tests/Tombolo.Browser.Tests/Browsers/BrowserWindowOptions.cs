namespace Tombolo.Browser.Tests.Browsers;

/// <summary>How a window looks.</summary>
public sealed record BrowserWindowOptions
{
    /// <summary>The system asks for the dark theme.</summary>
    public bool Dark { get; init; }

    /// <summary>In CSS pixels.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>In CSS pixels.</summary>
    public int Height { get; init; } = 900;
}
