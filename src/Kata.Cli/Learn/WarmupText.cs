using Kata.Experiments.Gradients;
using Kata.Runner;
using Kata.Runner.Workers;

namespace Kata.Cli.Learn;

/// <summary>What was found out about the warm-up, in lines.</summary>
internal static class WarmupText
{
    // Step 7 at a distance of 1e-4 has some 8 digits; a mistake changes the second or third.
    private const double Close = 1e-6;

    /// <summary>Checks the warm-up, and puts the learner's own step 7 first.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <returns>The lines, and whether the gradient is right.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static (IReadOnlyList<StyledLine> Lines, bool IsRight) Check(Workspace workspace, CancellationToken cancellation = default)
    {
        var title = new StyledLine($"Warm-up: Warmup.Gradient  {DisplayPath.Of(WarmupCheck.PathIn(workspace))}", LineStyle.Strong);
        var (result, failure) = WarmupCheck.Run(workspace, cancellation);
        return result is null
            ? ([title, Failed(failure!)], false)
            : ([title, .. Lines(result)], result.Report.Agrees);
    }

    /// <summary>The slopes next to each other, then what the harness says.</summary>
    internal static IEnumerable<StyledLine> Lines(WarmupResult result)
    {
        if (result.Measured is { } measured && result.Claimed is { } claimed && claimed.Count == measured.Count)
        {
            yield return new("On the lesson's four examples:");
            yield return Row("", "yours", "your step 7", "");
            for (var i = 0; i < claimed.Count; i++)
            {
                yield return Row($"theta[{i}]", Number(claimed[i]), Number(measured[i]),
                    IsClose(claimed[i], measured[i]) ? "" : "  <- differs");
            }

            yield return new(Comparison(result.Report.Agrees, claimed.Zip(measured).All(pair => IsClose(pair.First, pair.Second))));
        }

        if (result.Measured is null)
            yield return new("Your step 7, NumericalGradient.Central, is not written yet: until it is, the harness alone checks this.");
        yield return new("The harness, on 20 drawn examples:");
        foreach (var line in $"{result.Report}".Split('\n')) yield return new(line, result.Report.Agrees ? LineStyle.Good : LineStyle.Bad);
    }

    // A step that it calls may be unwritten as well; that is said as it is.
    private static StyledLine Failed(JobFailure failure) =>
        failure.Verdict == Verdict.NotStarted && failure.Message.Contains("Warmup.Gradient", StringComparison.Ordinal)
            ? new("not started: the lesson docs/lessons/07b-logistic.md leads to it.", LineStyle.Quiet)
            : new(failure.Message, LineStyle.Bad);

    private static string Comparison(bool isRight, bool isClose) => (isRight, isClose) switch
    {
        (true, true) => "Your own step 7 confirms your gradient.",
        (true, false) => "They differ, but the harness finds your gradient right: look at step 7.",
        (false, true) => "They agree here, but not on other examples.",
        _ => "They differ: one of the two is wrong.",
    };

    private static bool IsClose(double one, double other) => Math.Abs(one - other) <= Close * Math.Max(1, Math.Abs(other));

    private static StyledLine Row(string entry, string yours, string measured, string mark) =>
        new($"  {entry,-8} {yours,14} {measured,14}{mark}", LineStyle.Code);

    private static string Number(double value) =>
        value.ToString(Math.Abs(value) < 1e4 ? "F9" : "E6", CultureInfo.InvariantCulture);
}
