namespace Tombolo.Api.Names;

/// <summary>Field managers under which we write (design section 6).</summary>
public static class FieldManagers
{
    /// <summary>Owns the fields of distributed copies.</summary>
    public const string Distribution = "tombolo-distribution";

    /// <summary>Owns everything else a server writes.</summary>
    public const string Controller = "tombolo";
}
