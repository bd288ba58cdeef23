namespace Tombolo.LocalKube.Http;

/// <summary>What an answer shows of objects.</summary>
internal enum AnswerShape
{
    /// <summary>All of them.</summary>
    Object,

    /// <summary>Rows for people.</summary>
    Table,

    /// <summary>Their metadata.</summary>
    Metadata,
}
