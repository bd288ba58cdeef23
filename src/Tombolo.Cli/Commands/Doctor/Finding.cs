namespace Tombolo.Cli.Commands.Doctor;

/// <summary>What one check saw.</summary>
/// <param name="Check">One of <see cref="CheckNames"/>.</param>
/// <param name="Seen">What was seen; never a secret.</param>
/// <param name="Repair">What to do about it, in one sentence; null where nothing is to be done.</param>
internal sealed record Finding(string Check, FindingResult Result, string Seen, string? Repair = null)
{
    public static Finding Ok(string check, string seen) => new(check, FindingResult.Ok, seen);

    public static Finding Warn(string check, string seen, string repair) => new(check, FindingResult.Warn, seen, repair);

    public static Finding Fail(string check, string seen, string repair) => new(check, FindingResult.Fail, seen, repair);

    public static Finding Skip(string check, string why) => new(check, FindingResult.Skip, why);
}
