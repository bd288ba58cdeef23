using Tombolo.Dashboard.Users;

namespace Tombolo.Dashboard.ClickThrough;

/// <summary>Who calls, attached to a request that is made within the process; nothing that comes over a connection can carry it.</summary>
internal sealed record PassedCaller(DashboardUser User);
