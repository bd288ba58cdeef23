using Tombolo.Api.Names;
using Tombolo.Api.Validation;

namespace Tombolo.Api.Manifests;

/// <summary>What differs between installations.</summary>
public sealed record ManifestOptions
{
    /// <summary>The K10 namespace; it is never created.</summary>
    public string Namespace { get; init; } = WellKnownNamespaces.DefaultK10;

    /// <summary>Helm release name of Kasten, with which the names of its access roles begin.</summary>
    public string Release { get; init; } = WellKnownNames.DefaultRelease;

    /// <summary>ServiceAccount of the server.</summary>
    public string ServiceAccount { get; init; } = WellKnownNames.ServerServiceAccount;

    /// <summary>All faults; paths are the names of the options in kebab case.</summary>
    public IReadOnlyList<FieldError> Validate()
    {
        var errors = new List<FieldError>();
        Add("namespace", Namespace, DnsNames.CheckLabel(Namespace), errors);
        Add("release", Release, DnsNames.CheckLabel(Release), errors);
        Add("service-account", ServiceAccount, DnsNames.CheckSubdomain(ServiceAccount), errors);
        return errors;
    }

    private static void Add(string path, string value, string? fault, List<FieldError> errors)
    {
        if (fault is not null)
        {
            errors.Add(new FieldError(path, $"{Text.Quote(value)} {fault}"));
        }
    }
}
