using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Verbs;

/// <summary>How to delete (meta/v1 <c>DeleteOptions</c>).</summary>
internal sealed record DeleteOptions
{
    public const string Orphan = "Orphan";
    public const string Foreground = "Foreground";
    public const string Background = "Background";

    /// <summary>The uid the object must have; empty for any.</summary>
    public string Uid { get; init; } = "";

    /// <summary>The resourceVersion the object must have; empty for any.</summary>
    public string ResourceVersion { get; init; } = "";

    /// <summary>Empty when it is not said: then the finalizers of the object decide.</summary>
    public string PropagationPolicy { get; init; } = "";

    public bool IsDryRun { get; init; }

    /// <summary>Reads body and query; the query counts where the body says nothing.</summary>
    /// <exception cref="StatusException">400 or 422: a value means nothing.</exception>
    public static DeleteOptions Parse(JsonObject? body, string queryPolicy, bool? queryOrphan, IReadOnlyList<string> queryDryRun)
    {
        var preconditions = body.Object("preconditions");
        var policy = body.Text("propagationPolicy") ?? queryPolicy;
        bool? orphan = body?["orphanDependents"] is null ? queryOrphan : body.Flag("orphanDependents");
        List<StatusCause> causes = [];
        if (orphan is not null && policy.Length > 0)
        {
            causes.Add(new StatusCause(
                StatusCauseReasons.Invalid,
                $"Invalid value: \"{policy}\": orphanDependents and deletionPropagation cannot be both set",
                "propagationPolicy"));
        }
        else if (policy is not ("" or Orphan or Foreground or Background))
        {
            causes.Add(new StatusCause(
                StatusCauseReasons.NotSupported,
                $"Unsupported value: \"{policy}\": supported values: \"{Foreground}\", \"{Background}\", \"{Orphan}\", \"nil\"",
                "propagationPolicy"));
        }

        string[] dryRun = [.. body.Texts("dryRun"), .. queryDryRun];
        RequestRules.CheckDryRun(dryRun, causes);
        return causes.Count > 0
            ? throw new StatusException(Statuses.Invalid("meta.k8s.io", "DeleteOptions", "", causes))
            : new DeleteOptions
            {
                Uid = preconditions.Text("uid") ?? "",
                ResourceVersion = preconditions.Text("resourceVersion") ?? "",
                PropagationPolicy = orphan switch { true => Orphan, false => Background, null => policy },
                IsDryRun = dryRun.Length > 0,
            };
    }
}
