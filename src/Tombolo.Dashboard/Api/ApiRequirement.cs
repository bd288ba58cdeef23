namespace Tombolo.Dashboard.Api;

/// <summary>Marks an endpoint as the dashboard's, so that <see cref="Gate.ApiGate"/> guards it.</summary>
/// <param name="IsOpen">Answers also who has not signed in.</param>
internal sealed record ApiRequirement(bool IsOpen)
{
    public static ApiRequirement SignedIn { get; } = new(IsOpen: false);

    public static ApiRequirement Open { get; } = new(IsOpen: true);
}
