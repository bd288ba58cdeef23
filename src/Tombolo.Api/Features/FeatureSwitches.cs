namespace Tombolo.Api.Features;

/// <summary>All switches there are.</summary>
public static class FeatureSwitches
{
    /// <summary>Off: Secret <c>mc-join</c> and ConfigMap <c>mc-join-config</c> start no join; a membership there is stays.</summary>
    public static FeatureSwitch JoinFromSecondary { get; } = new(
        "joinFromSecondary",
        "Join from Secondary",
        "This cluster can join a multi-cluster system with a join token of its primary. Off: a token in Secret mc-join has no effect; a membership there is stays as it is.",
        Default: true);

    public static IReadOnlyList<FeatureSwitch> All { get; } = [JoinFromSecondary];

    /// <summary>Null when there is none of that name.</summary>
    public static FeatureSwitch? Find(string name) => All.FirstOrDefault(feature => feature.Name == name);
}
