using System.Diagnostics.CodeAnalysis;

namespace Tombolo.Api.Validation;

/// <summary>A dashboard URL in normal form: absolute http or https, no user, query or fragment, no <c>/</c> at the end (contract sections 1.1 and 1.6).</summary>
public sealed record IngressUrl
{
    private IngressUrl(Uri uri, string text)
    {
        Uri = uri;
        Value = text;
    }

    /// <summary>The normal form, such as <c>https://host/k10</c>.</summary>
    public string Value { get; }

    /// <summary>The normal form with a <c>/</c> at the end, so that relative addresses resolve below it.</summary>
    public Uri Uri { get; }

    /// <summary>It is <c>http://</c>, which a join accepts only where <c>allow-insecure-primary-ingress</c> is <c>"true"</c>.</summary>
    public bool IsInsecure => Uri.Scheme == Uri.UriSchemeHttp;

    /// <summary>Reads a URL; spaces around it and a <c>/</c> at its end are accepted.</summary>
    /// <param name="error">What is wrong and what to write; it never repeats a user or password.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out IngressUrl? url, [NotNullWhen(false)] out string? error)
    {
        url = null;
        var trimmed = text?.Trim() ?? "";
        error = Check(trimmed, out var uri);
        if (error is null)
        {
            var normal = uri!.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
            url = new IngressUrl(new Uri(normal + "/"), normal);
        }

        return error is null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static string? Check(string text, out Uri? uri)
    {
        const string Example = "write it like https://host.example.org/k10";
        uri = null;
        if (text.Length == 0)
        {
            return $"a URL is needed; {Example}";
        }

        if (text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '\\'))
        {
            return $"the URL contains a space, a control character or '\\'; {Example}";
        }

        if (!text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            return $"the URL must start with https:// or http://; {Example}";
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out uri) || uri.Host.Length == 0 || uri.Port == 0)
        {
            return $"this is no URL with a host and a valid port; {Example}";
        }

        return text.AsSpan(0, EndOfAuthority(text)).Contains('@')
            ? "the URL must not carry a user or password; remove everything before '@'"
            : text.Contains('?') ? "the URL must not have a query; remove everything from '?' on"
            : text.Contains('#') ? "the URL must not have a fragment; remove everything from '#' on"
            : null;
    }

    private static int EndOfAuthority(string text)
    {
        var start = text.IndexOf("//", StringComparison.Ordinal) + 2;
        var length = text.AsSpan(start).IndexOfAny('/', '?', '#');
        return length < 0 ? text.Length : start + length;
    }
}
