namespace Tombolo.Cli.Failures;

/// <summary>What was asked for cannot be meant; nothing was done.</summary>
/// <param name="faults">Everything that is wrong, each a sentence with its repair.</param>
internal sealed class UsageException(IReadOnlyList<string> faults) : Exception(string.Join('\n', faults))
{
    public UsageException(string fault)
        : this([fault])
    {
    }

    public IReadOnlyList<string> Faults { get; } = faults;
}
