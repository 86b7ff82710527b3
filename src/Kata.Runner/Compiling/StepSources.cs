namespace Kata.Runner.Compiling;

/// <summary>The files that are compiled together to the assembly called Kata: a submission's and the reference's.</summary>
public sealed class StepSources
{
    private static readonly Lazy<IReadOnlyDictionary<Step, SourceFile>> EmptyReference = new(() => Enum.GetValues<Step>()
        .ToDictionary(step => step, step => Reference.File(step) with { Text = Stubs.Of(step).Text }));

    private StepSources(IReadOnlyList<SourceFile> files) => Files = files;

    /// <summary>All files, the submission's first.</summary>
    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>The files of a submission and nothing else.</summary>
    public static StepSources Whole(IReadOnlyList<SourceFile> files) => new(files);

    /// <summary>A submission's steps up to one of them, and the reference's after it, which no check of a step calls.</summary>
    /// <param name="step">The last step taken from the submission.</param>
    /// <param name="files">
    /// The submission's files. A file that is not named for a step goes along; a missing step is the reference's.
    /// </param>
    public static StepSources UpTo(Step step, IReadOnlyList<SourceFile> files)
    {
        List<SourceFile> mine = [.. files.Where(file => file.Step is not { } other || other <= step)];
        return new([.. mine, .. Reference.Files.Where(file => !mine.Any(other => other.Name == file.Name))]);
    }

    /// <summary>One step from a submission and every other step from the reference: the verdict is on that step alone.</summary>
    /// <param name="step">The step taken from the submission.</param>
    /// <param name="files">
    /// The submission's files, as many steps as there are. A file that is not named for a step goes along with each step.
    /// </param>
    /// <exception cref="ArgumentException">No file is named for the step.</exception>
    public static StepSources Hybrid(Step step, IReadOnlyList<SourceFile> files)
    {
        if (!files.Any(file => file.Step == step))
            throw new ArgumentException($"files hold no {step}.cs but need one: step {(int)step} is the file named for it.");

        // The submission's own files come first, and so do the errors in them.
        return new([.. files.Where(file => file.Step is null || file.Step == step), .. Reference.Files.Where(file => file.Step != step)]);
    }

    /// <summary>
    /// The same with stubs for the reference's later steps: a strange step could otherwise call a later one that holds the answer, as
    /// step 13 holds that of step 8.
    /// </summary>
    /// <param name="step">The step that is judged.</param>
    public StepSources WithoutLater(Step step) =>
        new([.. Files.Select(file => file.IsReference && file.Step is { } other && other > step ? EmptyReference.Value[other] : file)]);
}
