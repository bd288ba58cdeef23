using Tombolo.Api.Names;
using Tombolo.Api.Validation;

namespace Tombolo.Dashboard.Policies;

/// <summary>Finds every fault of a form at once.</summary>
internal static class PolicyFormCheck
{
    private static readonly string[] Frequencies = ["@hourly", "@daily", "@weekly", "@monthly", "@yearly", "@onDemand"];
    private static readonly string[] Actions = ["backup", "export", "import", "restore", "report"];

    /// <param name="profiles">Names of the global Profiles there are; null when the caller may not see them.</param>
    public static IReadOnlyList<FieldError> Check(PolicyForm form, IReadOnlyCollection<string>? profiles)
    {
        var errors = new List<FieldError>();
        if (DnsNames.CheckSubdomain(form.Name?.Trim()) is { } fault)
        {
            errors.Add(new FieldError("name", string.IsNullOrWhiteSpace(form.Name) ? "is needed" : $"'{form.Name}' is no object name: it {fault}"));
        }

        var settings = form.Settings ?? new PolicySettings(null, null, null, null, null, null, null, null, null, null);
        if (settings.PresetRef is null ? !Frequencies.Contains(settings.Frequency) : settings.Frequency is { Length: > 0 } && !Frequencies.Contains(settings.Frequency))
        {
            errors.Add(new FieldError("settings.frequency", $"must be one of {string.Join(", ", Frequencies)}, or come from a preset"));
        }

        if (settings.EnableStaggering is true && settings.BackupWindow is null)
        {
            errors.Add(new FieldError("settings.enableStaggering", "needs a backupWindow over which runs are spread"));
        }

        CheckTime(settings.BackupWindow?.Start, "settings.backupWindow.start", errors);
        CheckTime(settings.BackupWindow?.End, "settings.backupWindow.end", errors);
        CheckRetention(settings.Retention, "settings.retention", errors);
        if (settings.Actions is not { Count: > 0 })
        {
            errors.Add(new FieldError("settings.actions", "needs at least one action, such as backup"));
        }

        for (var i = 0; i < (settings.Actions?.Count ?? 0); i++)
        {
            CheckAction(settings.Actions![i], $"settings.actions[{i}]", profiles, errors);
        }

        return errors;
    }

    private static void CheckAction(PolicyAction action, string path, IReadOnlyCollection<string>? profiles, List<FieldError> errors)
    {
        if (!Actions.Contains(action.Action))
        {
            errors.Add(new FieldError($"{path}.action", $"must be one of {string.Join(", ", Actions)}"));
        }

        if (action.Action == "export" && string.IsNullOrWhiteSpace(action.ExportParameters?.Profile?.Name))
        {
            errors.Add(new FieldError($"{path}.exportParameters.profile.name", "is needed: the global Profile of the location to export to"));
        }

        if (action.Action == "import" && string.IsNullOrWhiteSpace(action.ImportParameters?.Profile?.Name))
        {
            errors.Add(new FieldError($"{path}.importParameters.profile.name", "is needed: the global Profile of the location to import from"));
        }

        CheckProfile(action.BackupParameters?.Profile, $"{path}.backupParameters.profile", profiles, errors);
        CheckProfile(action.ExportParameters?.Profile, $"{path}.exportParameters.profile", profiles, errors);
        CheckProfile(action.ImportParameters?.Profile, $"{path}.importParameters.profile", profiles, errors);
        CheckRetention(action.Retention, $"{path}.retention", errors);
    }

    private static void CheckProfile(PolicyReference? profile, string path, IReadOnlyCollection<string>? profiles, List<FieldError> errors)
    {
        if (profile?.Name is not { Length: > 0 } name)
        {
            return;
        }

        if (profile.Namespace is { Length: > 0 } @namespace && @namespace != WellKnownNamespaces.MultiCluster)
        {
            errors.Add(new FieldError($"{path}.namespace", $"must be {WellKnownNamespaces.MultiCluster}, where global Profiles live"));
        }
        else if (profiles?.Contains(name) is false)
        {
            errors.Add(new FieldError($"{path}.name", $"there is no global Profile '{name}'; create it first"));
        }
    }

    private static void CheckTime(PolicyTime? time, string path, List<FieldError> errors)
    {
        if (time is not null && (time.Hour is < 0 or > 23 || time.Minute is < 0 or > 59))
        {
            errors.Add(new FieldError(path, "must be a time of the day: hour 0 to 23, minute 0 to 59"));
        }
    }

    private static void CheckRetention(PolicyRetention? retention, string path, List<FieldError> errors)
    {
        foreach (var (field, count) in new[]
        {
            ("hourly", retention?.Hourly), ("daily", retention?.Daily), ("weekly", retention?.Weekly), ("monthly", retention?.Monthly), ("yearly", retention?.Yearly),
        })
        {
            if (count is < 0)
            {
                errors.Add(new FieldError($"{path}.{field}", "must not be negative"));
            }
        }
    }
}
