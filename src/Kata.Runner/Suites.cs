namespace Kata.Runner;

/// <summary>The compiled suites that lie beside the program, to be run against any subject.</summary>
public sealed class Suites
{
    private Suites(IReadOnlyList<string> files) => Files = files;

    /// <summary>Their paths.</summary>
    internal IReadOnlyList<string> Files { get; }

    /// <summary>The suites in the folder "suites" beside the program.</summary>
    /// <exception cref="FileNotFoundException">There are none, so that nothing could be checked.</exception>
    public static Suites Beside() => In(Path.Combine(AppContext.BaseDirectory, "suites"));

    /// <summary>The suites in a folder.</summary>
    /// <exception cref="FileNotFoundException">There are none, so that nothing could be checked.</exception>
    public static Suites In(string folder)
    {
        string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "Kata.Tests.*.dll").Order(StringComparer.Ordinal)] : [];
        return files.Length > 0 ? new(files) : throw new FileNotFoundException($"{folder} holds no suite Kata.Tests.*.dll but needs one: nothing could be checked.");
    }

    /// <summary>Compiles a subject and loads the suites with it.</summary>
    /// <exception cref="CompileException">The subject does not compile.</exception>
    public BoundSuites Bind(Subject subject)
    {
        var compiled = Compiler.Compile(subject.Files);
        if (compiled.Errors.Count > 0) throw new CompileException(compiled.Errors);

        var bound = new BoundSuites(this, compiled);
        if (subject.Planted is { } functions) bound.Plant(functions);
        return bound;
    }

    /// <summary>Runs the checks of a step against a subject.</summary>
    /// <exception cref="CompileException">The subject does not compile.</exception>
    public IReadOnlyList<CheckResult> Run(int step, Subject subject)
    {
        using var bound = Bind(subject);
        return bound.Run(step);
    }
}
