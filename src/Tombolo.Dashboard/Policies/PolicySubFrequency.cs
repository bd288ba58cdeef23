namespace Tombolo.Dashboard.Policies;

/// <summary>When within a period; a list that is null means once, at its beginning.</summary>
internal sealed record PolicySubFrequency(
    IReadOnlyList<int>? Minutes, IReadOnlyList<int>? Hours, IReadOnlyList<int>? Weekdays, IReadOnlyList<int>? Days, IReadOnlyList<int>? Months);
