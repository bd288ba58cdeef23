using Tombolo.Protocol.Payloads;

namespace Tombolo.Secondary.Facts;

/// <summary>What this cluster says of itself to its primary.</summary>
internal interface IMemberFactsSource
{
    Task<MemberFacts> ReadAsync(CancellationToken cancellationToken);
}
