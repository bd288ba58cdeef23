namespace Tombolo.Primary.Distributions.Status;

/// <summary>Why a target is in its state, where no object decided.</summary>
internal static class TargetReasons
{
    public const string UnknownCluster = nameof(UnknownCluster);

    public const string Unreachable = nameof(Unreachable);
}
