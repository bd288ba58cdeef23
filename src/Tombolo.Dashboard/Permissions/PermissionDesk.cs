using Tombolo.Api.Access;
using Tombolo.Api.Resources;
using Tombolo.Api.Validation;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Api.Reading;
using Tombolo.Dashboard.Api.Writing;
using Tombolo.Dashboard.Live;
using Kinds = Tombolo.Api.Serialization.ApiJsonContext;

namespace Tombolo.Dashboard.Permissions;

/// <summary>K10ClusterRoleBindings with the caller's own rights.</summary>
internal sealed class PermissionDesk(VisibleObjects visible, UserWriter writer, ManagerCollections manager)
{
    public async Task<Outcome<BindingList>> ListAsync(CancellationToken cancellationToken)
    {
        var bindings = await visible.ListAsync(manager.Bindings, cancellationToken);
        return bindings.Refusal is { } refusal
            ? refusal
            : new BindingList([.. bindings.Objects.Select(found => BindingItems.Of(found.Value)).OrderBy(item => item.Name, StringComparer.Ordinal)]);
    }

    public async Task<Outcome<RoleList>> ListRolesAsync(CancellationToken cancellationToken)
    {
        var roles = await visible.ListAsync(manager.Roles, cancellationToken);
        return roles.Refusal is { } refusal ? refusal : RoleItems.Of(roles.Objects.Select(found => found.Value));
    }

    public async Task<Outcome<BindingItem>> CreateAsync(BindingForm form, CancellationToken cancellationToken)
    {
        var binding = BindingForms.Read(form);
        if (await CheckAsync(binding, cancellationToken) is { Count: > 0 } errors)
        {
            return Refusal.Invalid(errors);
        }

        var created = await writer.CreateAsync(KnownResources.K10ClusterRoleBinding, BindingForms.ToBody(binding), dryRun: false, cancellationToken);
        return created.Has(out var made, out var refusal) ? BindingItems.Of(made.Deserialize(Kinds.Default.K10ClusterRoleBinding)) : refusal;
    }

    public async Task<Outcome<BindingItem>> ChangeAsync(string name, BindingForm form, CancellationToken cancellationToken)
    {
        var binding = BindingForms.Read(form with { Name = name });
        if (await CheckAsync(binding, cancellationToken) is { Count: > 0 } errors)
        {
            return Refusal.Invalid(errors);
        }

        var changed = await writer.ChangeAsync(
            KnownResources.K10ClusterRoleBinding, name, form.ResourceVersion, body => BindingForms.Write(binding, body), dryRun: false, cancellationToken);
        return changed.Has(out var made, out var refusal) ? BindingItems.Of(made.Deserialize(Kinds.Default.K10ClusterRoleBinding)) : refusal;
    }

    public Task<Refusal?> DeleteAsync(string name, CancellationToken cancellationToken) =>
        writer.DeleteAsync(KnownResources.K10ClusterRoleBinding, name, uid: null, cancellationToken);

    private async Task<IReadOnlyList<FieldError>> CheckAsync(K10ClusterRoleBinding binding, CancellationToken cancellationToken) =>
        BindingForms.Check(binding, [.. (await manager.Roles.ListAsync(cancellationToken)).Select(role => role.Name)]);
}
