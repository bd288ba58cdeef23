namespace Tombolo.Testing.Files;

/// <summary>The folder of the source code, seen from the folder the tests run in.</summary>
public static class SolutionFolder
{
    private const string Solution = "Tombolo.slnx";

    /// <exception cref="DirectoryNotFoundException">No folder above holds the solution.</exception>
    public static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, Solution)))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException($"no folder above {AppContext.BaseDirectory} holds {Solution}");
    }
}
