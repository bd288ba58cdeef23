namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>Why a source cannot be sent.</summary>
internal static class UnavailableReasons
{
    /// <summary>There is no such object.</summary>
    public const string SourceMissing = nameof(SourceMissing);

    /// <summary>The object is being deleted.</summary>
    public const string SourceDeleting = nameof(SourceDeleting);

    /// <summary>The primary does not have this kind.</summary>
    public const string KindNotServed = nameof(KindNotServed);

    /// <summary>The object may never leave the primary.</summary>
    public const string SourceNotAllowed = nameof(SourceNotAllowed);

    /// <summary>An annotation that says how the object travels cannot be carried out.</summary>
    public const string InvalidAnnotation = nameof(InvalidAnnotation);

    /// <summary>The object asks for a value that the cluster does not have, or that there is not.</summary>
    public const string ClusterValueMissing = nameof(ClusterValueMissing);

    /// <summary>An override makes something of the object that may not leave the primary.</summary>
    public const string OverrideRefused = nameof(OverrideRefused);

    /// <summary>An override is about an object that the Distribution does not send.</summary>
    public const string OverrideUnused = nameof(OverrideUnused);
}
