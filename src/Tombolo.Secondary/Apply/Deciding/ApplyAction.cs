namespace Tombolo.Secondary.Apply.Deciding;

/// <summary>What to do about one wanted object (design section 6, "Apply rules").</summary>
internal enum ApplyAction
{
    /// <summary>No write.</summary>
    Nothing,

    /// <summary>Apply without force, only if there is no object of that name.</summary>
    Create,

    /// <summary>Apply without force to exactly the object that was looked at, and mark it as adopted.</summary>
    Adopt,

    /// <summary>Apply with force to a foreign object, and mark it as adopted.</summary>
    TakeOver,

    /// <summary>Apply with force to our copy, because something else is wanted.</summary>
    Update,

    /// <summary>Apply with force to our copy, because somebody changed it.</summary>
    Repair,

    /// <summary>Delete our copy and create it anew, because what is wanted cannot be written into it.</summary>
    Replace,
}
