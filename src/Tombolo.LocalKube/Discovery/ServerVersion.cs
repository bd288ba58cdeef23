using System.Runtime.InteropServices;
using System.Text.Json;

namespace Tombolo.LocalKube.Discovery;

/// <summary>What <c>/version</c> says: the release whose behaviour is served, and that it is none.</summary>
internal static class ServerVersion
{
    public const string Major = "1";
    public const string Minor = "20";
    public const string Git = "v1.20.2+localkube";

    public static void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("major"u8, Major);
        writer.WriteString("minor"u8, Minor);
        writer.WriteString("gitVersion"u8, Git);
        writer.WriteString("gitCommit"u8, "");
        writer.WriteString("gitTreeState"u8, "clean"u8);
        writer.WriteString("buildDate"u8, "1970-01-01T00:00:00Z"u8);
        writer.WriteString("goVersion"u8, "");
        writer.WriteString("compiler"u8, RuntimeInformation.FrameworkDescription);
        writer.WriteString("platform"u8, RuntimeInformation.RuntimeIdentifier);
        writer.WriteEndObject();
    }
}
