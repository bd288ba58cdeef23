namespace Tombolo.Secondary.Apply.Copies;

/// <summary>Whose an object is (design section 6, "Apply rules").</summary>
internal enum CopyOwnership
{
    /// <summary>Made or adopted here: our mark, our manager, its own name in the marks.</summary>
    Ours,

    /// <summary>Without our mark.</summary>
    Foreign,

    /// <summary>With the mark of another primary.</summary>
    OtherPrimary,

    /// <summary>With our mark, but our manager owns nothing of it or the mark names another object: restored, replaced or cloned.</summary>
    Unproven,
}
