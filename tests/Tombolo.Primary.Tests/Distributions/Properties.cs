using FsCheck;

namespace Tombolo.Primary.Tests.Distributions;

/// <summary>Runs a property on many generated inputs; the failing one, made small, and its seed are in the message.</summary>
internal static class Properties
{
    public static void Hold(this Property property) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true), property);
}
