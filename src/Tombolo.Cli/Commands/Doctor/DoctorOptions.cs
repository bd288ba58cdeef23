using System.Security.Cryptography.X509Certificates;
using Tombolo.Cli.Commands.Join;

namespace Tombolo.Cli.Commands.Doctor;

/// <summary>What <c>tombolo doctor</c> is to check.</summary>
/// <param name="Join">The join that is planned, unchecked; null where the cluster itself says what to check.</param>
/// <param name="PrimaryIngress">Address of the primary instead of the one that token or cluster name.</param>
/// <param name="AllowsInsecure">A primary at <c>http://</c> is wanted.</param>
/// <param name="ServiceAccount">Account of the server, in the K10 namespace.</param>
/// <param name="Release">Helm release name of Kasten, with which the names of its access roles begin.</param>
/// <param name="Anchors">Trusted beside the system's, for primaries without pins.</param>
/// <param name="IdleProbe">How long the stream is watched for cuts; null to leave that out.</param>
internal sealed record DoctorOptions(
    JoinInput? Join,
    string? PrimaryIngress,
    bool AllowsInsecure,
    string ServiceAccount,
    string Release,
    X509Certificate2Collection Anchors,
    TimeSpan? IdleProbe);
