using System.Text.Json.Serialization;
using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Grants;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Plans;
using Tombolo.Protocol.Tokens;
using Tombolo.Protocol.Tunnel;

namespace Tombolo.Protocol.Messages;

/// <summary>JSON of all messages: camelCase, unknown fields ignored (N and N-1 understand each other), duplicate and missing ones refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 16,
    Converters = [typeof(Base64UrlConverter), typeof(VerificationKeyConverter)])]
[JsonSerializable(typeof(TokenPublicPart))]
[JsonSerializable(typeof(SignedMessage))]
[JsonSerializable(typeof(ChallengeRequest))]
[JsonSerializable(typeof(Challenge))]
[JsonSerializable(typeof(JoinRequest))]
[JsonSerializable(typeof(JoinAccepted))]
[JsonSerializable(typeof(Refusal))]
[JsonSerializable(typeof(SessionRequest))]
[JsonSerializable(typeof(SessionAccepted))]
[JsonSerializable(typeof(Tombstone))]
[JsonSerializable(typeof(FrameHead))]
[JsonSerializable(typeof(GonePayload))]
[JsonSerializable(typeof(CheckpointPayload))]
[JsonSerializable(typeof(AskPayload))]
[JsonSerializable(typeof(ClosePayload))]
[JsonSerializable(typeof(PingPayload))]
[JsonSerializable(typeof(SyncPayload))]
[JsonSerializable(typeof(SyncAnswerPayload))]
[JsonSerializable(typeof(PollPayload))]
[JsonSerializable(typeof(ReportPayload))]
[JsonSerializable(typeof(AnswerPayload))]
[JsonSerializable(typeof(WhoCanQuestion))]
[JsonSerializable(typeof(WhoCanAnswer))]
[JsonSerializable(typeof(TunnelRequest))]
[JsonSerializable(typeof(TunnelRequestHead))]
[JsonSerializable(typeof(TunnelResponseHead))]
[JsonSerializable(typeof(PlanQuestion))]
[JsonSerializable(typeof(PlanAnswer))]
public sealed partial class ProtocolJsonContext : JsonSerializerContext;
