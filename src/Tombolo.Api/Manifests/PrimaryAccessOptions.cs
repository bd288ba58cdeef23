using Tombolo.Api.Access;
using Tombolo.Api.Validation;

namespace Tombolo.Api.Manifests;

/// <summary>For whom of the primary the server of a member may act.</summary>
/// <param name="PrimaryId">UID of <c>kube-system</c> of the primary; null when nobody is named.</param>
/// <param name="Users">As the primary knows them; empty, together with <paramref name="Groups"/>, for everybody.</param>
/// <param name="Groups">As <paramref name="Users"/>.</param>
public sealed record PrimaryAccessOptions(string? PrimaryId, IReadOnlyList<string> Users, IReadOnlyList<string> Groups)
{
    /// <summary>Everybody.</summary>
    public static PrimaryAccessOptions All { get; } = new(null, [], []);

    /// <summary>Everybody of the primary, and with them every identity there is.</summary>
    public bool IsUnlimited => Users.Count + Groups.Count == 0;

    /// <summary>All faults; paths are the names of the options in kebab case.</summary>
    public IReadOnlyList<FieldError> Validate()
    {
        var errors = new List<FieldError>();
        if (!IsUnlimited && string.IsNullOrEmpty(PrimaryId))
        {
            errors.Add(new FieldError("primary-id", "is needed with users or groups: the uid of namespace kube-system of the primary"));
        }

        if (PrimaryId is not null && DnsNames.CheckSubdomain(PrimaryId) is { } fault)
        {
            errors.Add(new FieldError("primary-id", $"{Text.Quote(PrimaryId)} {fault}"));
        }

        Check("user", "User", Users, errors);
        Check("group", "Group", Groups, errors);
        return errors;
    }

    private static void Check(string path, string kind, IReadOnlyList<string> names, List<FieldError> errors) =>
        errors.AddRange(names.Select(name => name.Length == 0 ? "a name is empty" : SubjectNames.Check(kind, name)).OfType<string>().Select(fault => new FieldError(path, fault)));
}
