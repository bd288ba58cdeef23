using Tombolo.Api.JoinTokens;
using Tombolo.Api.Meta;
using Tombolo.Api.Validation;

namespace Tombolo.Dashboard.JoinTokens;

/// <summary>Reads a form, and finds every fault at once.</summary>
internal static class JoinTokenFormReader
{
    public static JoinTokenWish Read(JoinTokenForm form, ICollection<FieldError> errors)
    {
        var name = form.Name?.Trim() ?? "";
        if (DnsNames.CheckSubdomain(name) is { } fault)
        {
            errors.Add(new FieldError("name", name.Length == 0 ? "is needed" : $"'{name}' is no name of a Secret: it {fault}"));
        }

        if (form.MaxUses is < 1)
        {
            errors.Add(new FieldError("maxUses", "must be at least 1; to end a token delete it"));
        }

        var allowed = form.AllowedNames ?? [];
        for (var i = 0; i < allowed.Count; i++)
        {
            if (!JoinTokenWish.IsPattern(allowed[i]))
            {
                errors.Add(new FieldError($"allowedNames[{i}]", $"'{allowed[i]}' is no pattern: write a name, with '*' only at its beginning or end"));
            }
        }

        return new JoinTokenWish(name, Lifetime(form, errors), form.MaxUses, allowed, form.ShowOnce);
    }

    private static TimeSpan? Lifetime(JoinTokenForm form, ICollection<FieldError> errors)
    {
        if (string.IsNullOrWhiteSpace(form.Lifetime))
        {
            return form.NeverExpires ? null : JoinTokenWish.UsualLifetime;
        }

        if (form.NeverExpires)
        {
            errors.Add(new FieldError("lifetime", "excludes neverExpires; give one of them"));
        }

        if (!GoDuration.TryParse(form.Lifetime, out var lifetime) || lifetime <= TimeSpan.Zero)
        {
            errors.Add(new FieldError("lifetime", $"'{form.Lifetime}' is no duration above 0; write it like {GoDuration.Example}"));
        }

        return lifetime;
    }
}
