using Microsoft.AspNetCore.Http;

namespace Tombolo.LocalKube.Http;

/// <summary>The query of a request (meta/v1 <c>ListOptions</c>, <c>CreateOptions</c> and the like).</summary>
internal sealed record QueryOptions
{
    public string LabelSelector { get; init; } = "";

    public string FieldSelector { get; init; } = "";

    public long Limit { get; init; }

    public string Continue { get; init; } = "";

    public string ResourceVersion { get; init; } = "";

    public string ResourceVersionMatch { get; init; } = "";

    public bool IsWatch { get; init; }

    public bool AllowsBookmarks { get; init; }

    public bool? SendsInitialEvents { get; init; }

    public long? TimeoutSeconds { get; init; }

    public IReadOnlyList<string> DryRun { get; init; } = [];

    public string FieldManager { get; init; } = "";

    public bool? Force { get; init; }

    /// <summary>What becomes of unknown fields; see <see cref="Http.FieldValidation"/>. Empty for the default.</summary>
    public string FieldValidation { get; init; } = "";

    /// <summary>Whether the answer is for people.</summary>
    public bool IsPretty { get; init; }

    /// <summary>What a table shows of each object: None, Metadata (when empty) or Object.</summary>
    public string IncludeObject { get; init; } = "";

    /// <summary>Whether nothing is to be stored.</summary>
    public bool IsDryRun => DryRun.Count > 0;

    /// <exception cref="StatusException">400: a value is not of its type.</exception>
    public static QueryOptions Parse(IQueryCollection query)
    {
        var values = new QueryValues(query);
        return new QueryOptions
        {
            LabelSelector = values.Text("labelSelector"),
            FieldSelector = values.Text("fieldSelector"),
            Limit = values.Number("limit") ?? 0,
            Continue = values.Text("continue"),
            ResourceVersion = values.Text("resourceVersion"),
            ResourceVersionMatch = values.Text("resourceVersionMatch"),
            IsWatch = values.Flag("watch") ?? false,
            AllowsBookmarks = values.Flag("allowWatchBookmarks") ?? false,
            SendsInitialEvents = values.Flag("sendInitialEvents"),
            TimeoutSeconds = values.Number("timeoutSeconds"),
            DryRun = [.. query["dryRun"].OfType<string>()],
            FieldManager = values.Text("fieldManager"),
            Force = values.Flag("force"),
            FieldValidation = values.Text("fieldValidation"),
            IsPretty = values.Flag("pretty") ?? false,
            IncludeObject = values.Text("includeObject"),
        };
    }
}
