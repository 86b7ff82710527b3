using System.Diagnostics;
using System.Text.Json;

namespace Kata.Bench;

/// <summary>tools/bench/peers/backprop.py, waiting for requests: the same cost and gradient in NumPy.</summary>
internal sealed class NumPyPeer : IDisposable
{
    private readonly Process _process;

    // Debian's comes first: it has the packages that the message names.
    private static readonly string[] Pythons = ["/usr/bin/python3", "python3"];

    private NumPyPeer(Process process, JsonElement runs)
    {
        _process = process;
        Runs = $"Python {runs.GetProperty("python")}, NumPy {runs.GetProperty("numpy")}, {runs.GetProperty("blas")}";
    }

    /// <summary>The versions, the BLAS and its kernel.</summary>
    public string Runs { get; }

    /// <summary>Starts it.</summary>
    /// <param name="kernel">The kernel that OpenBLAS must use; empty for its own choice.</param>
    /// <param name="sizes">Examples, inputs, hidden units, outputs.</param>
    /// <exception cref="InvalidOperationException">No Python has NumPy, or it ended; the message says what to do.</exception>
    public static NumPyPeer Start(string kernel, params int[] sizes)
    {
        var start = new ProcessStartInfo(Python, [Script("backprop.py"), .. sizes.Select(size => $"{size}")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Free(start);
        if (kernel.Length > 0) start.Environment["OPENBLAS_CORETYPE"] = kernel;
        var process = Process.Start(start)!;
        return process.StandardOutput.ReadLine() is { } line
            ? new(process, JsonElement.Parse(line))
            : throw new InvalidOperationException($"backprop.py ended: {process.StandardError.ReadToEnd()}");
    }

    /// <summary>The first Python that has NumPy and SciPy.</summary>
    /// <exception cref="InvalidOperationException">None has; the message says how to get them.</exception>
    public static string Python => Pythons.FirstOrDefault(HasNumPy) ?? throw new InvalidOperationException(
        "No Python here has NumPy and SciPy. On Debian: apt-get install python3-numpy python3-scipy libopenblas0-pthread.");

    /// <summary>Lets OpenBLAS choose by the processor: what a shell was told about one machine's is wrong on another.</summary>
    public static void Free(ProcessStartInfo start)
    {
        start.Environment.Remove("OPENBLAS_L2_SIZE");
        start.Environment.Remove("OPENBLAS_CORETYPE");
    }

    /// <summary>The path of a script of tools/bench/peers.</summary>
    /// <exception cref="InvalidOperationException">This program does not run inside the repository.</exception>
    public static string Script(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var script = Path.Combine(folder.FullName, "tools", "bench", "peers", name);
            if (File.Exists(script)) return script;
        }

        throw new InvalidOperationException($"tools/bench/peers/{name} is not above this program: run it from the repository.");
    }

    /// <summary>The median milliseconds of some calls, and the cost that they found.</summary>
    public (double Milliseconds, double Cost) Run(int calls)
    {
        _process.StandardInput.WriteLine($"run {calls}");
        _process.StandardInput.Flush();
        var line = _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"backprop.py ended: {_process.StandardError.ReadToEnd()}");
        var answer = JsonElement.Parse(line);
        return (answer.GetProperty("milliseconds").GetDouble(), answer.GetProperty("cost").GetDouble());
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5000)) _process.Kill();
        _process.Dispose();
    }

    private static bool HasNumPy(string python)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(python, ["-c", "import numpy, scipy"]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
