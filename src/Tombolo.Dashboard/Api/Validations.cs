using System.Text.Json.Nodes;
using Tombolo.Api.Validation;
using Tombolo.Dashboard.Api.Writing;
using Tombolo.Kubernetes.Objects;
using Tombolo.Kubernetes.Yaml;

namespace Tombolo.Dashboard.Api;

/// <summary>Makes the answer of a dry run.</summary>
internal static class Validations
{
    /// <summary>Faults of a form are the answer; a missing right or a conflict still is a refusal.</summary>
    public static Outcome<Validation> Of(JsonObject body, IReadOnlyList<FieldError> errors, Outcome<KubernetesObject>? dryRun)
    {
        var yaml = YamlText.Format(body);
        if (errors.Count > 0)
        {
            return new Validation(false, [.. errors.Select(error => new FieldProblem(error.Path, error.Message))], yaml);
        }

        return dryRun?.Refusal switch
        {
            null => new Validation(true, [], yaml),
            { Problem: { Status: 422 or 400 } problem } => new Validation(false, problem.Errors.Count > 0 ? problem.Errors : [new FieldProblem("", problem.Detail)], yaml),
            { Problem: { Type: "tombolo:AlreadyExists" } problem } => new Validation(false, problem.Errors, yaml),
            var refusal => refusal,
        };
    }
}
