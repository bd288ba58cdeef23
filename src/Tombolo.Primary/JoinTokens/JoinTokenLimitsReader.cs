using System.Globalization;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Validation;

namespace Tombolo.Primary.JoinTokens;

/// <summary>Reads the limits of a token from the annotations of its Secret.</summary>
internal static class JoinTokenLimitsReader
{
    public static JoinTokenLimits Read(IReadOnlyDictionary<string, string> annotations)
    {
        var faults = new List<string>();
        if (FlagAnnotation.Check(annotations, Annotations.ShowOnce) is not null)
        {
            faults.Add($"annotation {Annotations.ShowOnce} is neither true nor false; write \"true\" or \"false\", or remove it");
        }

        return new JoinTokenLimits(ReadExpiry(annotations, faults), ReadMaxUses(annotations, faults), ReadNames(annotations, faults), faults);
    }

    private static DateTimeOffset? ReadExpiry(IReadOnlyDictionary<string, string> annotations, List<string> faults)
    {
        if (!annotations.TryGetValue(Annotations.ExpiresAt, out var text))
        {
            return null;
        }

        if (ApiTime.TryParse(text.Trim(), out var time))
        {
            return time;
        }

        faults.Add($"annotation {Annotations.ExpiresAt} is no RFC 3339 time; write it like 2026-01-31T18:00:00Z");
        return null;
    }

    private static int? ReadMaxUses(IReadOnlyDictionary<string, string> annotations, List<string> faults)
    {
        if (!annotations.TryGetValue(Annotations.MaxUses, out var text))
        {
            return null;
        }

        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var uses) && uses > 0)
        {
            return uses;
        }

        faults.Add($"annotation {Annotations.MaxUses} is no whole number above 0; write it like \"3\", or delete the Secret to end the token");
        return null;
    }

    private static string[] ReadNames(IReadOnlyDictionary<string, string> annotations, List<string> faults)
    {
        if (!annotations.TryGetValue(Annotations.AllowedNames, out var text))
        {
            return [];
        }

        var names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0 || !Array.TrueForAll(names, NamePattern.IsValid))
        {
            faults.Add($"annotation {Annotations.AllowedNames} is no list of names; write it like \"shop-*,store-lyon\", with '*' only at the beginning or end of a name");
        }

        return names;
    }
}
