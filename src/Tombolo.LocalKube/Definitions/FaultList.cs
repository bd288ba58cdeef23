using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;

namespace Tombolo.LocalKube.Definitions;

/// <summary>Words the faults of a CustomResourceDefinition as the API server does.</summary>
internal readonly struct FaultList(ICollection<StatusCause> causes)
{
    public ICollection<StatusCause> Causes => causes;

    public void Add(string reason, string path, string message) => causes.Add(new StatusCause(reason, message, path));

    public void Required(string path) => Add(StatusCauseReasons.Required, path, "Required value");

    public void Invalid(string path, JsonNode? value, string message) =>
        Add(StatusCauseReasons.Invalid, path, $"Invalid value: {value?.ToJsonString() ?? "null"}: {message}");

    public void NotSupported(string path, string value, params IReadOnlyList<string> supported) => Add(
        StatusCauseReasons.NotSupported, path, $"Unsupported value: \"{value}\": supported values: {string.Join(", ", supported.Select(each => $"\"{each}\""))}");

    /// <summary>A name that must be given and be a DNS label, whatever its case when <paramref name="prefix"/> says so.</summary>
    public void Label(string path, string value, string prefix)
    {
        if (value.Length == 0)
        {
            Required(path);
        }
        else if (!KubernetesNames.IsLabel1035(prefix.Length > 0 ? value.ToLowerInvariant() : value))
        {
            Invalid(path, value, prefix + KubernetesNames.Label1035Rule);
        }
    }
}
