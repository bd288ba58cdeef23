namespace Tombolo.Demo;

/// <summary>Tells the steps of the demo, with the time since its beginning.</summary>
internal sealed class Narrator(TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private int _step;

    /// <summary>Begins a step.</summary>
    public void Step(string title) => Console.WriteLine($"\n[{time.GetElapsedTime(_started).TotalSeconds,5:0.0} s] {++_step}. {title}");

    /// <summary>Shows a command that could be typed, before its output.</summary>
    public static void Command(string cluster, string command) => Console.WriteLine($"  {cluster}$ {command}");

    /// <summary>Shows output, indented.</summary>
    public static void Output(string text)
    {
        foreach (var line in text.TrimEnd().Split('\n'))
        {
            Console.WriteLine($"    {line}");
        }
    }
}
