using System.Diagnostics;

namespace Kata.Tests;

/// <summary>The kata command as a process: what it prints and how it ends.</summary>
internal static class KataProcess
{
    /// <summary>Runs `kata` in the repository and waits for its end.</summary>
    public static (int Exit, string Out, string Error) Run(string arguments)
    {
        using var process = Start(arguments, TestContext.CurrentContext.TestDirectory, RealData.Repository());
        return Result(process);
    }

    /// <summary>Starts `kata` from a folder that holds the program, in a working folder.</summary>
    public static Process Start(string arguments, string program, string folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", $"\"{Path.Combine(program, "Kata.Cli.dll")}\" {arguments}")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Waits for the end, which is brought about where it does not come in five minutes.</summary>
    public static (int Exit, string Out, string Error) Result(Process process)
    {
        using var guard = new Timer(_ => process.Kill(), null, TimeSpan.FromMinutes(5), Timeout.InfiniteTimeSpan);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}

/// <summary>A copy of the program in a folder of its own: no repository around it, nothing in its cache.</summary>
internal sealed class Elsewhere : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kata-");

    public Elsewhere()
    {
        var program = _folder.CreateSubdirectory("program");
        foreach (var file in new DirectoryInfo(TestContext.CurrentContext.TestDirectory).GetFiles()
            .Where(file => file.Extension is ".dll" or ".json"))
        {
            file.CopyTo(Path.Combine(program.FullName, file.Name));
        }
    }

    public (int Exit, string Out, string Error) Run(string arguments, params (string Name, string Value)[] environment)
    {
        using var process = KataProcess.Start(
            arguments,
            Path.Combine(_folder.FullName, "program"),
            _folder.FullName,
            [("XDG_CACHE_HOME", _folder.FullName), ("HOME", _folder.FullName), ("KATA_DATA", ""), .. environment]);
        return KataProcess.Result(process);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
