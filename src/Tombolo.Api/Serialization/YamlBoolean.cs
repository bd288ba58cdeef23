namespace Tombolo.Api.Serialization;

/// <summary>The plain scalars that are booleans in YAML 1.1, which kubectl and the API server read (https://yaml.org/type/bool.html).</summary>
public static class YamlBoolean
{
    /// <summary>Null for any other text.</summary>
    public static bool? Read(string plain) => plain switch
    {
        "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" or "y" or "Y" => true,
        "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" or "n" or "N" => false,
        _ => null,
    };
}
