using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Patching;
using Tombolo.LocalKube.Verbs;

namespace Tombolo.LocalKube.Http;

/// <summary>create, update, patch, delete and deletecollection over HTTP.</summary>
internal sealed class WriteEndpoint(LocalCluster cluster)
{
    public async Task CreateAsync(ApiRequest request)
    {
        RequestRules.Check("CreateOptions", request.Query);
        var item = await ReadAsync(request);
        BodyRules.CheckNamespace(request, item);
        request.Context.Features.GetRequiredFeature<RequestRecord>().CreatedName = item.Object("metadata").Text("name") ?? "";
        await AnswerWriter.SendObjectAsync(request, cluster.Verbs.Creator.Create(request.Target, item), 201);
    }

    public async Task UpdateAsync(ApiRequest request)
    {
        RequestRules.Check("UpdateOptions", request.Query);
        var item = await ReadAsync(request);
        BodyRules.CheckNamespace(request, item);
        BodyRules.CheckName(request, item);
        await SendAsync(request, cluster.Verbs.Updater.Update(request.Target, item));
    }

    public async Task PatchAsync(ApiRequest request)
    {
        var type = MediaTypes.Of(request.Context.Request.ContentType);
        var accepted = request.Resource.IsCustom ? MediaTypes.CustomPatches : MediaTypes.BuiltInPatches;
        if (!accepted.Contains(type))
        {
            throw new StatusException(Statuses.UnsupportedMediaType(accepted));
        }

        var isApply = type == MediaTypes.ApplyPatch;
        RequestRules.Check("PatchOptions", request.Query, isPatch: true, isApply);
        var body = await RequestBody.ReadAsync(request.Context);
        if (isApply)
        {
            var configuration = RequestBody.Parse(body, request.Resource.Kind, isYaml: true);
            BodyRules.CheckApplied(request, configuration);
            await SendAsync(request, cluster.Verbs.Updater.Apply(request.Target, configuration));
            return;
        }

        var patchType = type switch
        {
            MediaTypes.JsonPatch => PatchType.Json,
            MediaTypes.MergePatch => PatchType.Merge,
            _ => PatchType.StrategicMerge,
        };
        await SendAsync(request, cluster.Verbs.Updater.Patch(request.Target, current =>
        {
            var patched = cluster.Services.Patcher.Patch(request.Resource, patchType, current, body);
            BodyRules.CheckPatched(request, patched);
            FieldValidation.CheckPatched(request, patched);
            return patched;
        }));
    }

    public async Task DeleteAsync(ApiRequest request)
    {
        var options = await ReadDeleteOptionsAsync(request);
        var result = cluster.Verbs.Deleter.Delete(request.Target with { IsDryRun = options.IsDryRun }, options);
        if (!result.IsGone || request.Resource.ReturnsDeletedObject)
        {
            await AnswerWriter.SendObjectAsync(request, result.Object, 200);
            return;
        }

        await StatusWriter.SendAsync(request.Context, new ApiStatus(200, "", "", new StatusDetails
        {
            Name = result.Object.Name,
            Group = request.Resource.Group,
            Kind = request.Resource.Plural,
            Uid = result.Object.Uid,
        }));
    }

    public async Task DeleteCollectionAsync(ApiRequest request)
    {
        var options = await ReadDeleteOptionsAsync(request);
        var page = cluster.Verbs.Lister.List(request.Target, request.Query);
        foreach (var item in page.Objects)
        {
            try
            {
                cluster.Verbs.Deleter.Delete(request.Target with { Namespace = item.Namespace, Name = item.Name, IsDryRun = options.IsDryRun }, options);
            }
            catch (StatusException exception) when (exception.Status.Reason == "NotFound")
            {
                // Somebody else was faster.
            }
        }

        await AnswerWriter.SendListAsync(request, page);
    }

    private static async Task<JsonObject> ReadAsync(ApiRequest request)
    {
        var repeated = new List<string>();
        var item = await RequestBody.ReadObjectAsync(request.Context, request.Resource, request.Resource.Kind, repeated: repeated) ?? [];
        BodyRules.CheckKind(request, item);
        FieldValidation.CheckBody(request, item, repeated);
        return item;
    }

    private static async Task<DeleteOptions> ReadDeleteOptionsAsync(ApiRequest request)
    {
        var values = new QueryValues(request.Context.Request.Query);
        // Nothing here runs that could be given time; a number it has to be.
        _ = values.Number("gracePeriodSeconds");
        var body = await RequestBody.ReadObjectAsync(request.Context, request.Resource, "DeleteOptions", mayBeEmpty: true);
        return DeleteOptions.Parse(body, values.Text("propagationPolicy"), values.Flag("orphanDependents"), request.Query.DryRun);
    }

    private static Task SendAsync(ApiRequest request, WriteResult result) =>
        AnswerWriter.SendObjectAsync(request, result.Object, result.IsCreated ? 201 : 200);
}
