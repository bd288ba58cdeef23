namespace Tombolo.LocalKube.Authorization;

/// <summary>Several problems as the API server puts them into one message.</summary>
internal static class AggregateMessage
{
    public static string Of(IEnumerable<string> problems) => problems.Distinct(StringComparer.Ordinal).ToArray() switch
    {
        [] => "",
        [var one] => one,
        var several => $"[{string.Join(", ", several)}]",
    };
}
