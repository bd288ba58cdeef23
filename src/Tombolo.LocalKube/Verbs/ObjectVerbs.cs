using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Verbs;

/// <summary>Everything that can be done with the objects of one cluster; HTTP and the cluster's own controllers use the same.</summary>
internal sealed class ObjectVerbs
{
    public ObjectVerbs(ObjectStore store, ClusterServices services, TimeProvider time)
    {
        var pipeline = new WritePipeline(services.Admissions, services.FieldManager, time);
        Reader = new ObjectReader(store);
        Lister = new ObjectLister(store);
        Watcher = new ObjectWatcher(store);
        Creator = new ObjectCreator(store, pipeline);
        Updater = new ObjectUpdater(store, pipeline, Creator);
        Deleter = new ObjectDeleter(store, pipeline);
    }

    public ObjectReader Reader { get; }

    public ObjectLister Lister { get; }

    public ObjectWatcher Watcher { get; }

    public ObjectCreator Creator { get; }

    public ObjectUpdater Updater { get; }

    public ObjectDeleter Deleter { get; }
}
