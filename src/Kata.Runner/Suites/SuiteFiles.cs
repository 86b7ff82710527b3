using Kata.Harness;
using Kata.Runner.Compiling;

namespace Kata.Runner.Suites;

/// <summary>The compiled suites that lie beside the program, to be run against any subject.</summary>
public sealed class SuiteFiles
{
    private static readonly string[] Names = ["Unit", "Properties"];

    // Not taken along where the program was built with Verify.NUnit itself.
    private const string Snapshots = "Snapshots";

    private SuiteFiles(IReadOnlyList<string> files) => Files = files;

    internal IReadOnlyList<string> Files { get; }

    /// <summary>The suites in the folder "suites" beside the program.</summary>
    /// <exception cref="FileNotFoundException">One is missing.</exception>
    public static SuiteFiles Beside() => In(Path.Combine(Path.GetDirectoryName(typeof(SuiteFiles).Assembly.Location)!, "suites"));

    /// <summary>The suites in a folder.</summary>
    /// <exception cref="FileNotFoundException">One is missing.</exception>
    public static SuiteFiles In(string folder)
    {
        string[] files = [.. Names.Append(Snapshots).Select(name => Path.Combine(folder, $"Kata.Tests.{name}.dll"))];
        return files.SkipLast(1).FirstOrDefault(file => !File.Exists(file)) is { } missing
            ? throw new FileNotFoundException($"{missing} is missing, so its checks cannot be run: build the program again.")
            : new([.. files.Where(File.Exists)]);
    }

    /// <summary>Compiles a subject and loads the suites with it.</summary>
    /// <exception cref="CompileException">The subject does not compile.</exception>
    public LoadedSuites Load(StepSources subject)
    {
        var compiled = Compiler.Compile(subject.Files);
        if (compiled.Errors.Count > 0) throw new CompileException(compiled.Errors);

        var bound = new LoadedSuites(this, new(compiled.Image, compiled.Symbols, isCollectible: true));
        if (subject.Planted is { } functions) bound.Bind(functions);
        return bound;
    }

    /// <summary>Loads the suites, for as long as the process lives, with steps that are called one by one and can be exchanged.</summary>
    /// <param name="functions">The steps to begin with.</param>
    public LoadedSuites LoadDispatched(Steps functions)
    {
        var bound = new LoadedSuites(this, new(DispatchAssembly.Image(), [], isCollectible: false));
        bound.Bind(functions);
        return bound;
    }

    /// <summary>Runs the checks of a step against a subject.</summary>
    /// <param name="step">1 … 12.</param>
    /// <param name="subject">What is judged.</param>
    /// <exception cref="CompileException">The subject does not compile.</exception>
    /// <exception cref="InvalidDataException">There is no check of such a step.</exception>
    public IReadOnlyList<CheckResult> Run(int step, StepSources subject)
    {
        using var bound = Load(subject);
        return bound.Run(step);
    }
}
