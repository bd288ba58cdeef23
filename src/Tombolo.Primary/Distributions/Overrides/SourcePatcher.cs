using System.Text.Json;
using Tombolo.Api.Names;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.References;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.Overrides;

/// <summary>Changes a source as an override says. What comes out is checked like any source, and its references may go nowhere that the source's did not.</summary>
internal static class SourcePatcher
{
    /// <summary>The changed source; with a refusal when it may not travel like that.</summary>
    public static SourceObject Apply(SourceObject source, SourceOverride change, SourceReader reader)
    {
        using var document = JsonDocument.Parse(source.Json, SourceLayoutReader.DocumentOptions);
        var patched = reader.Derive(source, MergePatch.Apply(document.RootElement, change.Patch), source.ExpandValues);
        var refusal = patched.Refusal ?? FindEscape(source, patched);
        return refusal is null
            ? patched
            : patched with
            {
                Refusal = $"{change.Path} makes something of it that may not travel: {refusal}; correct the override. What is there of the Distribution stays as it is",
                RefusalReason = UnavailableReasons.OverrideRefused,
            };
    }

    private static string? FindEscape(SourceObject source, SourceObject patched)
    {
        foreach (var reference in patched.Layout.References)
        {
            if (!ReferenceFinder.IsGlobal(reference) && !source.Layout.References.Any(known => known.Place == reference.Place && known.Namespace == reference.Namespace))
            {
                return $"{reference.Place.Pattern}.namespace is '{reference.Namespace}', but must be {WellKnownNamespaces.MultiCluster}, where everything that is distributed lives";
            }
        }

        return null;
    }
}
