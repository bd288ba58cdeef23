using Microsoft.AspNetCore.Http;
using Tombolo.LocalKube.Audit;
using Tombolo.LocalKube.Authentication;
using Tombolo.LocalKube.Authorization;

namespace Tombolo.LocalKube.Http;

/// <summary>
/// The entry of one request in the audit trail. It is there before the answer leaves, so that whoever has the answer finds it; that of a watch when the watch ends.
/// </summary>
internal sealed class RequestRecord
{
    private readonly LocalCluster _cluster;
    private readonly HttpContext _context;
    private readonly RequestAttributes _attributes;
    private bool _isWritten;

    public RequestRecord(LocalCluster cluster, HttpContext context, RequestAttributes attributes)
    {
        (_cluster, _context, _attributes) = (cluster, context, attributes);
        context.Features.Set(this);
        if (attributes.Verb != "watch")
        {
            context.Response.OnStarting(static record => ((RequestRecord)record).WriteAsync(), this);
        }
    }

    /// <summary>Who asks, once that is known.</summary>
    public UserInfo? User { get; set; }

    /// <summary>The name of a new object, which its path does not have.</summary>
    public string CreatedName { get; set; } = "";

    /// <summary>Writes it unless that has happened.</summary>
    public void Write()
    {
        if (_isWritten)
        {
            return;
        }

        _isWritten = true;
        var attributes = _attributes.Name.Length == 0 && CreatedName.Length > 0 ? _attributes with { Name = CreatedName } : _attributes;
        _cluster.Services.Audit.Record(new AuditRecord(
            _cluster.Time.GetUtcNow(), User, _context.Request.Headers.UserAgent.ToString(), attributes, _context.Response.StatusCode)
        {
            IsDryRun = _context.Request.Query.ContainsKey("dryRun"),
        });
    }

    private Task WriteAsync()
    {
        Write();
        return Task.CompletedTask;
    }
}
