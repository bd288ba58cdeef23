namespace Tombolo.Primary.Access.Compilation;

/// <summary>What all K10ClusterRoleBindings come to at one moment.</summary>
/// <param name="Bindings">Ordinal order of names.</param>
/// <param name="Changed">Names of the bindings whose outcome is another than before, or that are gone.</param>
internal sealed record AccessCompilation(IReadOnlyList<BindingOutcome> Bindings, IReadOnlyCollection<string> Changed)
{
    /// <summary>Before the first compilation: nothing is known.</summary>
    public static AccessCompilation None { get; } = new([], []);

    public BindingOutcome? Find(string binding) => Bindings.FirstOrDefault(outcome => outcome.Definition.Name == binding);
}
