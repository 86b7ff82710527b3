using Kata.Harness;

namespace Kata.Runner.Compiling;

/// <summary>What is judged: the files that become the assembly called Kata.</summary>
public sealed class StepSources
{
    private StepSources(IReadOnlyList<SourceFile> files) => Files = files;

    /// <summary>All files, somebody's and the reference's.</summary>
    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>The functions that a planted step calls.</summary>
    internal Steps? Planted { get; private init; }

    /// <summary>Somebody's files and nothing else.</summary>
    public static StepSources Whole(IReadOnlyList<SourceFile> files) => new(files);

    /// <summary>Somebody's steps up to one of them, and the reference's after it, which no check of a step calls.</summary>
    /// <param name="step">1 … 12.</param>
    /// <param name="files">Somebody's files. A file that is not named for a step goes along; a step that is missing is the reference's.</param>
    /// <exception cref="ArgumentException">There is no such step.</exception>
    public static StepSources UpTo(int step, IReadOnlyList<SourceFile> files)
    {
        _ = Reference.StepName(step);
        HashSet<string> theirs = [.. Reference.StepNames.Skip(step)];
        List<SourceFile> mine = [.. files.Where(file => !theirs.Contains(file.Name))];
        return new([.. mine, .. Reference.Files.Where(file => !mine.Any(other => other.Name == file.Name))]);
    }

    /// <summary>One step from somebody and every other step from the reference: what comes out is a verdict on that step alone.</summary>
    /// <param name="step">1 … 12.</param>
    /// <param name="files">Somebody's files, as many steps as there are. A file that is not named for a step goes along with each step.</param>
    /// <exception cref="ArgumentException">There is no such step, or no file is named for it.</exception>
    public static StepSources Hybrid(int step, IReadOnlyList<SourceFile> files)
    {
        var name = Reference.StepName(step);
        if (!files.Any(file => file.Name == name))
            throw new ArgumentException($"files hold no {name}.cs but need one: step {step} is the file named for it.");

        // Somebody's own files come first, and so do the errors in them.
        return new([
            .. files.Where(file => file.Name == name || !Reference.StepNames.Contains(file.Name)),
            .. Reference.Files.Where(file => file.Name != name),
        ]);
    }

    /// <summary>One step that calls given functions, which may be wrong on purpose, and every other step from the reference.</summary>
    /// <param name="step">1 … 12.</param>
    /// <param name="functions">Those of the step are called; the others are not.</param>
    /// <exception cref="ArgumentException">There is no such step.</exception>
    public static StepSources WithFaults(int step, Steps functions) =>
        new(Hybrid(step, [DispatchSource.Of(Reference.StepName(step))]).Files) { Planted = functions };
}
