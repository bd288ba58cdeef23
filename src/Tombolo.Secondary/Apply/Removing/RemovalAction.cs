namespace Tombolo.Secondary.Apply.Removing;

/// <summary>What to do about a copy that nothing wants any more.</summary>
internal enum RemovalAction
{
    /// <summary>It stays as it is.</summary>
    Nothing,

    /// <summary>Delete exactly this object.</summary>
    Delete,

    /// <summary>Take our marks off and leave the object to whoever uses it.</summary>
    Release,
}
