using Tombolo.Protocol.Keys;

namespace Tombolo.Protocol.Tests.Keys;

/// <summary>The P-256 example key of RFC 7515 appendix A.3; everything derived from it was computed by another implementation (OpenSSL and Python's hashlib).</summary>
internal static class KnownKey
{
    public const string Scalar = "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI";
    public const string SubjectPublicKeyInfo = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEf83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEXH8UTNG72bfocs3-257rn0s2ldbqkLJK2KRiMohYjlrQ";
    public const string Pkcs8 = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgjpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LKhRANCAAR_zc4ncPbEXUGDy-5v20t7WAczNXvp7xO6z248e9FURcfxRM0bvZt-hyzf7bnuufSzaV1uqQskrYpGIyiFiOWt";
    public const string Thumbprint = "oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U";

    /// <summary>Over <c>tombolo/v1/refusal ‖ 0 ‖ "signed bytes"</c>.</summary>
    public const string RefusalSignature = "gbvBKKOy62JTecT8K_nwCOBowGmLK12qwy2WUKrc-qvmvZAauMFN_ZXamy_hBrOLqETWgKb1WqzVEh6l70W87A";

    public const string P384SubjectPublicKeyInfo = "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEKDwdc2XOR4jyn46_I07f_q1v6Zf76l_6LVjMnfp7HFCLBVJvVbnrsgQPBbSPttDhlHXJkGHkG4i6Uu_bjBaQRxph2GfteZcp2cks0B29IlYw2E7eMqePnmRmTNrFEu-M";
    public const string P384Pkcs8 = "MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAehZANiAAQoPB1zZc5HiPKfjr8jTt_-rW_pl_vqX_otWMyd-nscUIsFUm9VueuyBA8FtI-20OGUdcmQYeQbiLpS79uMFpBHGmHYZ-15lynZySzQHb0iVjDYTt4yp4-eZGZM2sUS74w";
    public const string Secp256K1SubjectPublicKeyInfo = "MFYwEAYHKoZIzj0CAQYFK4EEAAoDQgAEXL3wZG5dtOqjmPNl8up6Dj1Bm34DMOOc6Svd7crE-bxq68pAuiVZYKMXjW2GGlTbqBPQuBP957WlCCYoCHJk2g";
    public const string Secp256K1Pkcs8 = "MIGEAgEAMBAGByqGSM49AgEGBSuBBAAKBG0wawIBAQQgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAehRANCAARcvfBkbl206qOY82Xy6noOPUGbfgMw45zpK93tysT5vGrrykC6JVlgoxeNbYYaVNuoE9C4E_3ntaUIJigIcmTa";

    public static byte[] Decode(string text) => BinaryText.TryDecode(text, out var bytes) ? bytes : throw new ArgumentException("Not base64url.", nameof(text));

    public static SigningKey Import() => SigningKey.TryImportScalar(Decode(Scalar), out var key) ? key : throw new InvalidOperationException("The known key does not import.");
}
