namespace Tombolo.Fleet.Tests.Faults;

/// <summary>What becomes of one request to an API server.</summary>
internal enum RequestFault
{
    None,
    Conflict,
    TooManyRequests,
    InternalError,
    NotSent,
    AnswerLost,
}
