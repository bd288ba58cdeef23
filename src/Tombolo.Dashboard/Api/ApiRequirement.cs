namespace Tombolo.Dashboard.Api;

/// <summary>Marks an endpoint as the dashboard's, so that <see cref="Gate.ApiGate"/> guards it.</summary>
/// <param name="IsOpen">Answers also who has not signed in.</param>
/// <param name="IsPage">Holds nothing of the cluster; who asks does not matter.</param>
internal sealed record ApiRequirement(bool IsOpen, bool IsPage)
{
    /// <summary>A browser asks for it by itself, again and again, and cannot say so in a header: it keeps no session alive.</summary>
    public bool IsUnattended { get; private init; }

    public static ApiRequirement SignedIn { get; } = new(IsOpen: false, IsPage: false);

    public static ApiRequirement Open { get; } = new(IsOpen: true, IsPage: false);

    public static ApiRequirement Unattended { get; } = SignedIn with { IsUnattended = true };

    public static ApiRequirement Page { get; } = new(IsOpen: true, IsPage: true);
}
