using System.Buffers;
using System.Text.Json;

namespace Tombolo.Protocol.Tunnel;

/// <summary>Why a request was not passed on, in the form that clients of Kubernetes read (Kubernetes API conventions, "Response Status Kind").</summary>
/// <param name="Code">Of HTTP.</param>
/// <param name="Reason">Machine-readable, as Kubernetes has them.</param>
/// <param name="Message">For people.</param>
public sealed record TunnelRefusal(int Code, string Reason, string Message)
{
    public const string ContentType = "application/json";

    public static TunnelRefusal BadRequest(string message) => new(400, nameof(BadRequest), message);

    public static TunnelRefusal Forbidden(string message) => new(403, nameof(Forbidden), message);

    public static TunnelRefusal ServiceUnavailable(string message) => new(503, nameof(ServiceUnavailable), message);

    /// <summary>The body of the answer.</summary>
    public ReadOnlyMemory<byte> ToUtf8()
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("kind"u8, "Status"u8);
        json.WriteString("apiVersion"u8, "v1"u8);
        json.WriteStartObject("metadata"u8);
        json.WriteEndObject();
        json.WriteString("status"u8, "Failure"u8);
        json.WriteString("message"u8, Message);
        json.WriteString("reason"u8, Reason);
        json.WriteNumber("code"u8, Code);
        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }
}
