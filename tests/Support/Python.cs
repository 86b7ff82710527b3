using System.Diagnostics;

namespace Kata.Tests;

/// <summary>The Python that comes with the system, where it has NumPy.</summary>
internal static class Python
{
    private const string Executable = "/usr/bin/python3";

    /// <summary>What a program prints; the test is ignored where NumPy is not installed.</summary>
    public static string Print(string program, params string[] arguments)
    {
        if (!File.Exists(Executable) || Run("import numpy").ExitCode != 0)
            Assert.Ignore($"{Executable} with NumPy is not installed, so what NumPy reads and writes cannot be checked.");
        var (exitCode, output, error) = Run(program, arguments);
        Assert.That(exitCode, Is.Zero, error);
        return output;
    }

    private static (int ExitCode, string Output, string Error) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Executable, ["-c", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var python = Process.Start(start)!;
        var error = python.StandardError.ReadToEndAsync();
        var output = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        return (python.ExitCode, output, error.Result);
    }
}
