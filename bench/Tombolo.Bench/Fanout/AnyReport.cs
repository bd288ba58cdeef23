using System.Text.Json;
using Tombolo.Api.States;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Bench.Fanout;

/// <summary>A report of one applied object.</summary>
internal static class AnyReport
{
    private static readonly string Hash = new('A', 43);

    public static byte[] Bytes()
    {
        var result = new ItemResult("config.kio.kasten.io/v1alpha1/Profile/s3-eu", Hash, ObjectStates.Applied, "", "");
        var report = new ReportPayload([result], [], new Revision(1, 1, Hash), Facts: null, Reset: false);
        return JsonSerializer.SerializeToUtf8Bytes(report, ProtocolJsonContext.Default.ReportPayload);
    }
}
