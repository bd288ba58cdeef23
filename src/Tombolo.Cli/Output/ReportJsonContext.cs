using System.Text.Json.Serialization;
using Tombolo.Api.JoinTokens;
using Tombolo.Cli.Commands.Doctor;
using Tombolo.Cli.Commands.Status;

namespace Tombolo.Cli.Output;

/// <summary>Source-generated JSON of reports: camelCase, nulls left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JoinTokenSummary))]
[JsonSerializable(typeof(StatusReport))]
[JsonSerializable(typeof(DoctorReport))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
