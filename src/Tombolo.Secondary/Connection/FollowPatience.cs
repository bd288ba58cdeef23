namespace Tombolo.Secondary.Connection;

/// <summary>How long frames may take.</summary>
/// <param name="First">From the answer's head to its first frame.</param>
/// <param name="Next">From one frame to the next.</param>
internal readonly record struct FollowPatience(TimeSpan First, TimeSpan Next);
