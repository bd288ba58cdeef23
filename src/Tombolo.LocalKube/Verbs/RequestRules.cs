using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.Verbs;

/// <summary>What the options of a write may say (apimachinery <c>meta/v1/validation</c>).</summary>
internal static class RequestRules
{
    private const int MaxManagerLength = 128;

    /// <exception cref="StatusException">422 with every fault.</exception>
    public static void Check(string optionsKind, QueryOptions query, bool isPatch = false, bool isApply = false)
    {
        List<StatusCause> causes = [];
        if (isPatch && !isApply && query.Force is not null)
        {
            causes.Add(new StatusCause(StatusCauseReasons.Forbidden, "Forbidden: may not be specified for non-apply patch", "force"));
        }

        if (isApply && query.FieldManager.Length == 0)
        {
            causes.Add(new StatusCause(StatusCauseReasons.Required, "Required value: is required for apply patch", "fieldManager"));
        }

        if (query.FieldManager.Length > MaxManagerLength)
        {
            causes.Add(new StatusCause(StatusCauseReasons.TooLong, $"Too long: must have at most {MaxManagerLength} bytes", "fieldManager"));
        }

        for (var i = 0; i < query.FieldManager.Length; i++)
        {
            if (char.IsControl(query.FieldManager[i]))
            {
                causes.Add(new StatusCause(
                    StatusCauseReasons.Invalid, $"Invalid value: \"{query.FieldManager}\": invalid character U+{(int)query.FieldManager[i]:X4} (at position {i})", "fieldManager"));
                break;
            }
        }

        if (query.FieldValidation is not ("" or FieldValidation.Ignore or FieldValidation.Strict or FieldValidation.Warn))
        {
            causes.Add(new StatusCause(
                StatusCauseReasons.NotSupported, $"Unsupported value: {GoText.Quote(query.FieldValidation)}: supported values: \"\", \"Ignore\", \"Strict\", \"Warn\"", "fieldValidation"));
        }

        CheckDryRun(query.DryRun, causes);
        if (causes.Count > 0)
        {
            throw new StatusException(Statuses.Invalid("meta.k8s.io", optionsKind, "", causes));
        }
    }

    public static void CheckDryRun(IReadOnlyList<string> values, ICollection<StatusCause> causes)
    {
        if (values.Any(value => value != "All"))
        {
            causes.Add(new StatusCause(
                StatusCauseReasons.NotSupported, $"Unsupported value: []string{{{string.Join(", ", values.Select(value => $"\"{value}\""))}}}: supported values: \"All\"", "dryRun"));
        }
    }
}
