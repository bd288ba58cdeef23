using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Tombolo.Secondary.Connection;

/// <summary>Says in one sentence why a primary could not be talked to, and what repairs it.</summary>
internal static class ConnectionProblem
{
    public static string Describe(Uri primary, Exception exception)
    {
        var cause = Innermost(exception).Message.TrimEnd('.');
        return exception switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
                $"the name of the primary {primary.Host} cannot be resolved ({cause}); check the DNS of this cluster, or set primary-ingress in ConfigMap mc-join-config",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } or { InnerException: AuthenticationException } =>
                $"the certificate of the primary {primary} is not trusted ({cause}); give this server the issuing CA (setting ca-bundle), or create the token on a primary that pins it",
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } =>
                $"the primary {primary} cannot be reached ({cause}); check that its ingress is up and that this cluster may reach it",
            HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } or HttpRequestException { StatusCode: HttpStatusCode.ProxyAuthenticationRequired } =>
                $"the proxy on the way to the primary {primary} refuses the connection ({cause}); check HTTPS_PROXY and NO_PROXY of this server",
            InvalidDataException => exception.Message,
            _ => $"the connection to the primary {primary} failed ({cause})",
        };
    }

    /// <summary>Nothing listens there: the attempt reached no server.</summary>
    public static bool IsOfNobody(Exception exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } && Innermost(exception) is SocketException;

    private static Exception Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner)
        {
            exception = inner;
        }

        return exception;
    }
}
