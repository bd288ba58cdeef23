namespace Tombolo.LocalKube.Http;

/// <summary>Reasons of <see cref="StatusCause"/> (apimachinery <c>field.ErrorType</c>).</summary>
internal static class StatusCauseReasons
{
    public const string NotFound = "FieldValueNotFound";
    public const string Required = "FieldValueRequired";
    public const string Duplicate = "FieldValueDuplicate";
    public const string Invalid = "FieldValueInvalid";
    public const string NotSupported = "FieldValueNotSupported";
    public const string Forbidden = "FieldValueForbidden";
    public const string TooLong = "FieldValueTooLong";
    public const string TooMany = "FieldValueTooMany";
    public const string TypeInvalid = "FieldValueTypeInvalid";
    public const string FieldManagerConflict = "FieldManagerConflict";
    public const string UnexpectedServerResponse = "UnexpectedServerResponse";
    public const string NamespaceTerminating = "NamespaceTerminating";
}
