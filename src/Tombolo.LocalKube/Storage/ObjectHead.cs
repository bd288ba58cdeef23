using System.Buffers;
using System.Text;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Storage;

/// <summary>The first bytes of an object: apiVersion and kind, which are never in need of escapes.</summary>
internal static class ObjectHead
{
    public static void Write(IBufferWriter<byte> output, ResourceDefinition resource) =>
        output.Write(Encoding.UTF8.GetBytes($"{{\"apiVersion\":\"{resource.ApiVersion}\",\"kind\":\"{resource.Kind}\","));
}
