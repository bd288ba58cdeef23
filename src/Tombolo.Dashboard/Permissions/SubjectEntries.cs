using Tombolo.Api.Access;

namespace Tombolo.Dashboard.Permissions;

/// <summary>Subjects as objects write them and as the API does.</summary>
internal static class SubjectEntries
{
    public static IReadOnlyList<SubjectEntry> Read(IReadOnlyList<Subject?>? subjects) =>
        [.. (subjects ?? []).Select(subject => new SubjectEntry(subject?.Kind ?? "", subject?.Name ?? ""))];

    public static IReadOnlyList<Subject?> Write(IReadOnlyList<SubjectEntry>? subjects) =>
        [.. (subjects ?? []).Select(subject => new Subject { ApiGroup = Subject.RbacGroup, Kind = subject.Kind, Name = subject.Name })];
}
