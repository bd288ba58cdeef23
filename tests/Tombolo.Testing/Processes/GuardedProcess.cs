using System.ComponentModel;
using System.Diagnostics;

namespace Tombolo.Testing.Processes;

/// <summary>
/// A server process that does not outlive this one, however this one ends, and whose output goes to a file.
/// </summary>
/// <remarks>
/// A small shell stays behind as a guard and reads a pipe whose other end only this process holds: end of file without a word
/// means that this process is gone. PR_SET_PDEATHSIG would not do: it fires when the thread that started the process ends,
/// and threads of the pool come and go.
/// </remarks>
public sealed class GuardedProcess : IAsyncDisposable
{
    // The server takes over the process of the shell (exec), so that its id is the one we know; setsid keeps a Ctrl-C in the
    // terminal for us alone. The guard makes sure by the command line that the id has not gone to another process.
    private const string Script = """
        log=$1 folder=$2 remove=$3
        shift 3
        exec 3<&0 </dev/null >>"$log" 2>&1
        {
          if ! read -r _ <&3; then
            grep -qaF -- "$folder" "/proc/$$/cmdline" && kill -KILL $$
            if [ "$remove" = yes ]; then sleep 1; rm -rf -- "$folder"; fi
          fi
        } &
        exec setsid "$@" 3<&-
        """;

    private const int TailLength = 4096;

    private readonly Process _process;

    private GuardedProcess(Process process, string name, string logFile)
    {
        _process = process;
        Name = name;
        LogFile = logFile;
    }

    /// <summary>The name for messages.</summary>
    public string Name { get; }

    /// <summary>The file that receives stdout and stderr.</summary>
    public string LogFile { get; }

    /// <summary>The process id of the server itself.</summary>
    public int Id => _process.Id;

    /// <summary>Whether the server has ended, by whatever cause.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts <paramref name="file"/>, one of whose arguments has to lie in <paramref name="folder"/>.</summary>
    /// <param name="name">The name for messages and for the log file.</param>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">The folder of its data and of its log.</param>
    /// <param name="removeFolder">Whether the guard removes the folder when this process dies without stopping the server.</param>
    /// <param name="environment">Environment variables on top of those of this process.</param>
    public static GuardedProcess Start(
        string name, string file, IReadOnlyList<string> arguments, string folder, bool removeFolder, IReadOnlyDictionary<string, string>? environment = null)
    {
        if (!arguments.Any(argument => argument.Contains(folder, StringComparison.Ordinal)))
        {
            throw new ArgumentException($"no argument of {name} names {folder}, so its guard could not recognize it", nameof(arguments));
        }

        var logFile = Path.Combine(folder, name + ".log");
        string[] shell = ["-c", Script, name, logFile, folder, removeFolder ? "yes" : "no", file, .. arguments];
        var process = new Process { StartInfo = new ProcessStartInfo("/bin/sh", shell) { UseShellExecute = false, RedirectStandardInput = true } };
        foreach (var (variable, value) in environment ?? new Dictionary<string, string>())
        {
            process.StartInfo.Environment[variable] = value;
        }

        process.Start();
        return new GuardedProcess(process, name, logFile);
    }

    /// <summary>Kills the server at once and waits for its end.</summary>
    public async Task StopAsync()
    {
        try
        {
            _process.Kill();
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }

        await _process.WaitForExitAsync();
        DismissGuard();
    }

    /// <summary>The end of what the server printed, for messages.</summary>
    public string ReadLogTail()
    {
        if (!File.Exists(LogFile))
        {
            return "";
        }

        using var file = new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(-Math.Min(TailLength, file.Length), SeekOrigin.End);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }

    private void DismissGuard()
    {
        try
        {
            _process.StandardInput.WriteLine("stopped");
            _process.StandardInput.Close();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The guard went with the server, or was dismissed before.
        }
    }
}
