using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tombolo.Api.Payloads;
using Tombolo.Api.Validation;
using Tombolo.Dashboard;

namespace Tombolo.Server.Configuration;

/// <summary>Checks all settings and says everything that is wrong with them at once.</summary>
internal static class ServerOptionsValidator
{
    /// <summary>One sentence per fault, each naming the setting and the repair; empty when all is well.</summary>
    public static IReadOnlyList<string> Validate(ServerOptions options)
    {
        var errors = new List<string>();
        RequireName(errors, "namespace", options.Namespace);
        RequireName(errors, "release", options.Release);
        RequireName(errors, "service-account", options.ServiceAccount);
        RequireFile(errors, "kubeconfig", options.Kubeconfig);
        RequireCertificates(errors, "ca-bundle", options.CaBundle);
        RequireCertificates(errors, "pinned-certificates", options.PinnedCertificates);
        RequireCertificates(errors, "tls-certificate", options.TlsCertificate);
        RequireFile(errors, "tls-key", options.TlsKey);
        if (options.TlsCertificate is null != options.TlsKey is null)
        {
            errors.Add("tls-certificate and tls-key belong together: set both or neither");
        }

        var kinds = new List<string>();
        PayloadPolicyParser.Parse(options.DistributedKinds, kinds);
        errors.AddRange(kinds.Select(fault => $"distributed-kinds: {fault}"));
        RequireUrl(errors, "public-url", options.PublicUrl);
        RequireUrl(errors, "advertise-url", options.AdvertiseUrl);

        if (options.PathBase is { } path && (!path.StartsWith('/') || path.Contains("//", StringComparison.Ordinal)))
        {
            errors.Add($"path-base: '{path}' must start with one slash, for example /k10");
        }

        foreach (var address in options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(address.Replace("//*", "//any", StringComparison.Ordinal).Replace("//+", "//any", StringComparison.Ordinal), UriKind.Absolute, out var listen)
                || listen.Scheme is not ("http" or "https"))
            {
                errors.Add($"urls: '{address}' is not a listen address; give for example http://127.0.0.1:8000");
            }
            else if (listen.Scheme == "https" && options.TlsCertificate is null)
            {
                errors.Add($"urls: '{address}' needs a certificate; set tls-certificate and tls-key, or listen on http behind an ingress");
            }
        }

        if (options.LeaseRenewInterval <= TimeSpan.Zero || options.LeaseDuration < options.LeaseRenewInterval * 2)
        {
            errors.Add($"lease-duration ({options.LeaseDuration}) must be at least twice lease-renew-interval ({options.LeaseRenewInterval}), which must be positive");
        }

        var longest = DashboardOptions.LongestSession;
        if (options.SessionIdleTimeout < TimeSpan.FromMinutes(2) || options.SessionLifetime < options.SessionIdleTimeout || options.SessionLifetime > longest)
        {
            errors.Add(
                $"session-idle-timeout ({options.SessionIdleTimeout}) must be at least two minutes, and session-lifetime ({options.SessionLifetime}) no shorter than that and at most {longest.TotalDays:0} days");
        }

        return errors;
    }

    private static void RequireName(List<string> errors, string setting, string value)
    {
        if (value.Length is 0 or > 63 || !value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') || value[0] == '-' || value[^1] == '-')
        {
            errors.Add($"{setting}: '{value}' is not a Kubernetes name; use lower-case letters, digits and dashes");
        }
    }

    private static void RequireUrl(List<string> errors, string setting, string? url)
    {
        if (url is not null && !IngressUrl.TryParse(url, out _, out var fault))
        {
            errors.Add($"{setting}: {fault}");
        }
    }

    private static void RequireFile(List<string> errors, string setting, string? path)
    {
        if (path is not null && !File.Exists(path))
        {
            errors.Add($"{setting}: there is no file '{path}'");
        }
    }

    private static void RequireCertificates(List<string> errors, string setting, string? path)
    {
        RequireFile(errors, setting, path);
        if (path is null || !File.Exists(path))
        {
            return;
        }

        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(path);
            if (certificates.Count == 0)
            {
                errors.Add($"{setting}: '{path}' holds no PEM certificate");
            }
        }
        catch (CryptographicException e)
        {
            errors.Add($"{setting}: '{path}' holds no readable PEM certificate: {e.Message}");
        }
    }
}
