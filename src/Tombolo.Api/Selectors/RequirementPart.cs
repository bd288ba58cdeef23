namespace Tombolo.Api.Selectors;

/// <summary>Where a requirement is at fault.</summary>
internal enum RequirementPart
{
    Key,

    /// <summary>The number of values.</summary>
    Values,

    /// <summary>One value.</summary>
    Value,
}
