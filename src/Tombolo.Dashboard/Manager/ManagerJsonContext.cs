using System.Text.Json.Serialization;
using Tombolo.Api.Details;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Clusters;
using Tombolo.Dashboard.Distributions;
using Tombolo.Dashboard.JoinTokens;
using Tombolo.Dashboard.Nodes;
using Tombolo.Dashboard.Objects;
using Tombolo.Dashboard.Permissions;
using Tombolo.Dashboard.Policies;
using Tombolo.Dashboard.Profiles;
using Tombolo.Dashboard.Summary;

namespace Tombolo.Dashboard.Manager;

/// <summary>Source-generated JSON of the manager's answers and requests.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ClusterList))]
[JsonSerializable(typeof(ClusterDetail))]
[JsonSerializable(typeof(ClusterChange))]
[JsonSerializable(typeof(Disconnection))]
[JsonSerializable(typeof(DisconnectPreview))]
[JsonSerializable(typeof(FleetSummary))]
[JsonSerializable(typeof(NodeCensus))]
[JsonSerializable(typeof(JoinTokenList))]
[JsonSerializable(typeof(JoinTokenForm))]
[JsonSerializable(typeof(JoinTokenText))]
[JsonSerializable(typeof(JoinCommands))]
[JsonSerializable(typeof(BindingList))]
[JsonSerializable(typeof(BindingForm))]
[JsonSerializable(typeof(RoleList))]
[JsonSerializable(typeof(DistributionList))]
[JsonSerializable(typeof(DistributionForm))]
[JsonSerializable(typeof(PauseRequest))]
[JsonSerializable(typeof(ApprovalRequest))]
[JsonSerializable(typeof(DistributionDetail))]
[JsonSerializable(typeof(TargetExplanation))]
[JsonSerializable(typeof(DistributionPlan))]
[JsonSerializable(typeof(DeletionPreview))]
[JsonSerializable(typeof(Validation))]
[JsonSerializable(typeof(ProfileList))]
[JsonSerializable(typeof(ProfileForm))]
[JsonSerializable(typeof(PolicyList))]
[JsonSerializable(typeof(PolicyForm))]
[JsonSerializable(typeof(ObjectYaml))]
[JsonSerializable(typeof(YamlChange))]
[JsonSerializable(typeof(ObjectEventList))]
internal sealed partial class ManagerJsonContext : JsonSerializerContext;
