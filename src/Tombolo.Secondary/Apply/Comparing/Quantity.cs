using System.Globalization;

namespace Tombolo.Secondary.Apply.Comparing;

/// <summary>Reads quantities of resources such as <c>500m</c>, <c>1.5Gi</c> or <c>2e3</c> (Kubernetes API, <c>resource.Quantity</c>).</summary>
internal static class Quantity
{
    private static readonly (string Suffix, decimal Factor)[] Suffixes =
    [
        ("Ki", 1024m), ("Mi", 1024m * 1024), ("Gi", 1024m * 1024 * 1024), ("Ti", 1024m * 1024 * 1024 * 1024), ("Pi", 1024m * 1024 * 1024 * 1024 * 1024),
        ("Ei", 1024m * 1024 * 1024 * 1024 * 1024 * 1024),
        ("n", 1e-9m), ("u", 1e-6m), ("m", 1e-3m), ("k", 1e3m), ("M", 1e6m), ("G", 1e9m), ("T", 1e12m), ("P", 1e15m), ("E", 1e18m),
    ];

    /// <summary>False for what is no quantity, and for one too large to compare exactly.</summary>
    public static bool TryParse(string text, out decimal value)
    {
        foreach (var (suffix, factor) in Suffixes)
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal))
            {
                return TryMultiply(text[..^suffix.Length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, factor, out value);
            }
        }

        return TryMultiply(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, 1, out value);
    }

    private static bool TryMultiply(string number, NumberStyles styles, decimal factor, out decimal value)
    {
        value = 0;
        if (!decimal.TryParse(number, styles, CultureInfo.InvariantCulture, out var read) || Math.Abs(read) > decimal.MaxValue / Math.Max(factor, 1))
        {
            return false;
        }

        value = read * factor;
        return true;
    }
}
