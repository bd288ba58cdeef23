using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Tombolo.Dashboard.Sessions;

namespace Tombolo.Dashboard.Api.Gate;

/// <summary>A browser sends its cookie whoever asks; a change is carried out only when a page of ours asked.</summary>
internal static class CrossSiteGuard
{
    /// <summary>Carries <see cref="Session.CsrfToken"/>.</summary>
    public const string Header = "X-Tombolo-Csrf";

    public static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    /// <param name="session">Null where there is none yet, as at sign-in.</param>
    public static Refusal? Check(HttpRequest request, Session? session, Uri? publicUrl)
    {
        if (!RequestOrigin.IsOurs(request, publicUrl))
        {
            return Refuse("OtherOrigin", "the request comes from a page of another site");
        }

        return session is null || Same(request.Headers[Header].ToString(), session.CsrfToken)
            ? null
            : Refuse("CsrfToken", $"send the csrfToken of GET auth/me in the header {Header} with every change; or use a bearer token instead of the cookie");
    }

    private static bool Same(string sent, string wanted) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(wanted));

    private static Refusal Refuse(string reason, string detail) => Refusal.Because(StatusCodes.Status403Forbidden, reason, detail);
}
