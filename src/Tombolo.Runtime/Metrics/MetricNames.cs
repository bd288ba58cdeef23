namespace Tombolo.Runtime.Metrics;

/// <summary>Names of instruments and labels as Prometheus writes them (Prometheus "Metric and label naming").</summary>
internal static class MetricNames
{
    /// <summary>Dots become underscores, the unit and, of counters, <c>total</c> become suffixes.</summary>
    public static string OfFamily(string instrument, string? unit, MetricType type)
    {
        var name = Clean(instrument);
        var suffix = unit switch
        {
            "s" => "_seconds",
            "ms" => "_milliseconds",
            "By" => "_bytes",
            _ => "",
        };
        name = name.EndsWith(suffix, StringComparison.Ordinal) ? name : name + suffix;
        return type == MetricType.Counter && !name.EndsWith("_total", StringComparison.Ordinal) ? $"{name}_total" : name;
    }

    /// <summary>Characters that a name must not have become underscores.</summary>
    public static string Clean(string name)
    {
        var clean = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? c : '_'));
        return clean.Length == 0 || char.IsAsciiDigit(clean[0]) ? $"_{clean}" : clean;
    }
}
