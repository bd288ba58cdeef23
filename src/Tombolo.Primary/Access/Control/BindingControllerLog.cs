using Microsoft.Extensions.Logging;

namespace Tombolo.Primary.Access.Control;

internal static partial class BindingControllerLog
{
    [LoggerMessage(4510, LogLevel.Information, "K10ClusterRoleBinding {Name}: {State}, granted on {Targets} clusters")]
    public static partial void StatusWritten(ILogger logger, string name, string state, string targets);

    [LoggerMessage(4511, LogLevel.Information, "K10ClusterRoleBinding {Name} is gone; what it granted goes everywhere")]
    public static partial void Gone(ILogger logger, string name);
}
