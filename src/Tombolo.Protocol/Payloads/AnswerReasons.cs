namespace Tombolo.Protocol.Payloads;

/// <summary>Why an answer is not ok.</summary>
public static class AnswerReasons
{
    /// <summary>The member does not know the verb.</summary>
    public const string Unsupported = nameof(Unsupported);

    /// <summary>What was asked was tried and did not work; the message says why.</summary>
    public const string Failed = nameof(Failed);

    /// <summary>It was not asked, because it owes too many answers already.</summary>
    public const string Busy = nameof(Busy);

    /// <summary>This cluster has not consented to that.</summary>
    public const string NoConsent = nameof(NoConsent);
}
