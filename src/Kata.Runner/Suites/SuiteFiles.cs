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

    /// <summary>
    /// Loads the suites for as long as the process lives. What they check is exchanged by <see cref="LoadedSuites.Bind"/>.
    /// </summary>
    /// <param name="functions">The steps to begin with.</param>
    public LoadedSuites Load(Steps functions)
    {
        var loaded = new LoadedSuites(this);
        loaded.Bind(functions);
        return loaded;
    }
}
