using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Tests.Fakes;
using Tombolo.Testing.Waiting;

namespace Tombolo.Kubernetes.Tests.Informers;

/// <summary>Plays the scripts of <see cref="InformerResumeTests"/>.</summary>
internal static class InformerScript
{
    public static async Task PlayAsync(this FakeApi api, InformerHarness harness, string script)
    {
        var added = 0;
        foreach (var step in script)
        {
            switch (step)
            {
                case '+':
                    var name = $"{++added}";
                    harness.Put(name);
                    await Eventually.TrueAsync(() => harness.Informer.TryGet(InformerHarness.Key(name), out _));
                    break;
                case 'b':
                    api.Store.Bookmark();
                    break;
                case 'o':
                    api.Put(KnownResources.Secret, new("n", "other"));
                    break;
                default:
                    await EndAsync(api, harness, step);
                    break;
            }
        }
    }

    private static async Task EndAsync(FakeApi api, InformerHarness harness, char how)
    {
        var calls = harness.Calls.Count;
        if (how == 'G')
        {
            api.Store.Compact();
        }

        api.EndWatches(cut: how == 'C');
        await Eventually.TrueAsync(() => harness.Calls.Count == calls + (how == 'G' ? 3 : 1) && api.OpenWatches == 1);
    }
}
