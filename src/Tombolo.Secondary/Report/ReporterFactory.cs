using Tombolo.Secondary.Connection;
using Tombolo.Secondary.Facts;

namespace Tombolo.Secondary.Report;

/// <summary>Makes the reporter of one session.</summary>
internal sealed class ReporterFactory(IMemberFactsSource facts, TimeProvider time)
{
    public Reporter Create(MemberContext member, MemberChannel channel) => new(member.Results, facts, channel, time);
}
