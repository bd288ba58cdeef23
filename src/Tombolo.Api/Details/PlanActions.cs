namespace Tombolo.Api.Details;

/// <summary>What would become of one object on one cluster.</summary>
public static class PlanActions
{
    /// <summary>It is as it is to be; nothing is written.</summary>
    public const string Unchanged = nameof(Unchanged);

    /// <summary>There is none yet.</summary>
    public const string Create = nameof(Create);

    /// <summary>An equal object of the cluster becomes a copy.</summary>
    public const string Adopt = nameof(Adopt);

    /// <summary>An object of the cluster that differs becomes a copy: conflictPolicy Adopt.</summary>
    public const string TakeOver = nameof(TakeOver);

    /// <summary>The copy is changed; without fields only whose it is.</summary>
    public const string Update = nameof(Update);

    /// <summary>The copy is deleted and made again, because what changes cannot be changed.</summary>
    public const string Replace = nameof(Replace);

    /// <summary>Somebody changed the copy, and that is only told: driftPolicy Report.</summary>
    public const string Drifted = nameof(Drifted);

    /// <summary>An object of the cluster that differs is in the way and left alone.</summary>
    public const string Conflict = nameof(Conflict);

    /// <summary>The cluster does not take it.</summary>
    public const string Refused = nameof(Refused);

    /// <summary>Nothing is done now.</summary>
    public const string Wait = nameof(Wait);

    /// <summary>The copy is deleted.</summary>
    public const string Remove = nameof(Remove);

    /// <summary>The copy stays as an object of the cluster.</summary>
    public const string Release = nameof(Release);

    /// <summary>The copy is not wanted any more and stays for now.</summary>
    public const string Keep = nameof(Keep);

    /// <summary>True for everything that is not as it is to be.</summary>
    public static bool IsDifference(string action) => action != Unchanged;
}
