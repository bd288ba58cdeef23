namespace Tombolo.LocalKube.Http;

/// <summary>How an answer is to look (https://kubernetes.io/docs/reference/using-api/api-concepts/#alternate-representations-of-resources).</summary>
/// <param name="Version">Of <c>meta.k8s.io</c>, for tables and metadata.</param>
/// <param name="IsYaml">Written as YAML instead of JSON.</param>
internal readonly record struct AnswerFormat(AnswerShape Shape, string Version, bool IsYaml)
{
    private static readonly string[] Offered = [MediaTypes.Json, MediaTypes.Yaml];

    public static AnswerFormat Json => new(AnswerShape.Object, "", IsYaml: false);

    /// <summary>The first of the wanted formats that is known.</summary>
    /// <exception cref="StatusException">406: none is.</exception>
    public static AnswerFormat Negotiate(string? accept)
    {
        if (string.IsNullOrWhiteSpace(accept))
        {
            return Json;
        }

        foreach (var choice in accept.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (TryRead(choice) is { } format)
            {
                return format;
            }
        }

        throw new StatusException(Statuses.NotAcceptable(Offered));
    }

    private static AnswerFormat? TryRead(string choice)
    {
        var parts = choice.Split(';', StringSplitOptions.TrimEntries);
        var isYaml = parts[0] == MediaTypes.Yaml;
        if (!isYaml && parts[0] is not (MediaTypes.Json or "*/*" or "application/*"))
        {
            return null;
        }

        string Parameter(string name) => parts.FirstOrDefault(part => part.StartsWith(name, StringComparison.Ordinal))?[name.Length..] ?? "";
        var (shape, group, version) = (Parameter("as="), Parameter("g="), Parameter("v="));
        if (shape.Length == 0)
        {
            return new AnswerFormat(AnswerShape.Object, "", isYaml);
        }

        return group != "meta.k8s.io" || version is not ("v1" or "v1beta1") ? null : shape switch
        {
            "Table" => new AnswerFormat(AnswerShape.Table, version, isYaml),
            "PartialObjectMetadata" or "PartialObjectMetadataList" => new AnswerFormat(AnswerShape.Metadata, version, isYaml),
            _ => null,
        };
    }
}
