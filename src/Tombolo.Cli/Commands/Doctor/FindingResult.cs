using System.Text.Json.Serialization;

namespace Tombolo.Cli.Commands.Doctor;

/// <summary>What a check came to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingResult>))]
internal enum FindingResult
{
    [JsonStringEnumMemberName("OK")]
    Ok,

    /// <summary>Works, but somebody should look.</summary>
    [JsonStringEnumMemberName("WARN")]
    Warn,

    /// <summary>Stands against the join, or against what comes after it.</summary>
    [JsonStringEnumMemberName("FAIL")]
    Fail,

    /// <summary>Not checked; the finding says why.</summary>
    [JsonStringEnumMemberName("SKIP")]
    Skip,
}
