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
}
