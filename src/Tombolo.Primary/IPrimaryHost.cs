namespace Tombolo.Primary;

/// <summary>What a primary asks of the process it runs in.</summary>
public interface IPrimaryHost
{
    /// <summary>Something people should know, shown in <c>/readyz</c> without making the server unready.</summary>
    /// <param name="topic">One word; what was said of it before is replaced.</param>
    /// <param name="text">A sentence with cause and repair; null takes it back.</param>
    void Note(string topic, string? text);

    /// <summary>Ends this term; the next one of this process begins in an epoch above <paramref name="epoch"/>.</summary>
    void RaiseEpoch(long epoch);
}
