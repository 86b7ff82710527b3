using System.Text;
using Kata.Runner;
using Kata.Verify.Results;

namespace Kata.Verify.Reports;

/// <summary>
/// GitHub Classroom's result, a step's output named "result" in base64. Its console counts the tests that pass, and its notice to the
/// teacher sums their scores. Here every test is worth the same, and a step has as many tests as its points ask for, so both totals agree:
/// exactly, and with the gradebook as far as <see cref="MostTests"/> tests can say it, otherwise rounded down.
/// </summary>
public static class ClassroomResult
{
    /// <summary>How many tests a result has at most, or one more for each step.</summary>
    public const int MostTests = 200;

    /// <summary>The result.</summary>
    public static string Of(SubmissionVerdict submission, VisibilityRules rules) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Json(submission, rules)));

    /// <summary>The same before it is put into base64.</summary>
    internal static string Json(SubmissionVerdict submission, VisibilityRules rules)
    {
        var view = StudentView.Of(submission, rules);
        var tests = Scored([.. Tests(view)], view.MaxPoints);
        var isRun = view.Steps.Any(step => step.Verdict.Checks.Count > 0 || step.Hidden > 0);
        var isPassed = view.Steps.All(step => step.Verdict.Alone == Verdict.Passed);
        return ReportJson.Document(new Document(1, isPassed ? "pass" : isRun ? "fail" : "error", view.MaxPoints, tests));
    }

    private static IEnumerable<Test> Tests(StudentView view)
    {
        var count = CountFor(view);
        foreach (var step in view.Steps)
        {
            // A step without points counts for nothing in the console either.
            var tests = Share(step, view) > 0 ? Math.Max(1, (int)Math.Round(count * Share(step, view))) : 0;
            var passing = Whole(tests * Earned(step));
            for (var n = 1; n <= tests; n++)
            {
                var name = tests == 1 ? step.Verdict.Step.Title() : $"{step.Verdict.Step.Title()}, part {n} of {tests}";
                var isPassed = n <= passing;
                var duration = n == 1 ? Math.Round(step.Verdict.Milliseconds, 3) : 0;
                yield return new(name, isPassed ? "pass" : "fail", 0, n == passing + 1 ? Message(step) : "", "", "", 0, duration);
            }
        }
    }

    // The fewest tests that say all points exactly, or else the fewest that give each step its weight.
    private static int CountFor(StudentView view)
    {
        var counts = Enumerable.Range(view.Steps.Count, Math.Max(0, MostTests - view.Steps.Count + 1));
        bool Fits(double tests) => tests == 0 || (tests > 0.5 && Math.Abs(tests - Math.Round(tests)) < 1e-9);
        bool Weighs(int count) => view.Steps.All(step => Fits(count * Share(step, view)));
        bool Says(int count) => view.Steps.All(step => Fits(count * Share(step, view) * Earned(step)));
        return counts.Where(Weighs).Select(count => (int?)count).FirstOrDefault(count => Says(count!.Value))
            ?? counts.LastOrDefault(Weighs, MostTests);
    }

    private static double Share(StudentStep step, StudentView view) =>
        view.MaxPoints > 0 ? step.Verdict.MaxPoints / view.MaxPoints : 1.0 / view.Steps.Count;

    private static double Earned(StudentStep step) => step.Verdict.MaxPoints > 0
        ? Math.Clamp(step.Verdict.Points / step.Verdict.MaxPoints, 0, 1)
        : step.Verdict.Alone == Verdict.Passed ? 1 : 0;

    private static int Whole(double tests) => (int)Math.Floor(tests + 1e-9);

    // The last score takes up the roundings of the others: the sum is then the console's number to the last bit.
    private static Test[] Scored(Test[] tests, double maxPoints)
    {
        var passing = tests.Count(test => test.Status == "pass");
        var (left, sum) = (passing, 0.0);
        for (var i = 0; i < tests.Length; i++)
        {
            if (tests[i].Status != "pass") continue;
            var score = --left > 0 ? maxPoints / tests.Length : ((double)passing / tests.Length * maxPoints) - sum;
            sum += score;
            tests[i] = tests[i] with { Score = score };
        }

        return tests;
    }

    private static string Message(StudentStep step)
    {
        var failing = step.Verdict.Checks.Where(check => check.IsFault())
            .Select(check => $"{Escaping.Name(check.Name)}: {check.Class.InWords()}");
        string[] hidden = step.Hidden > 0 ? [step.HiddenInWords] : [];
        string[] sentences = [step.Verdict.Class.InWords(), .. StepExplanation.Of(step), .. failing, .. hidden];
        return Escaping.Terminal(string.Join('\n', sentences));
    }

    private sealed record Document(int Version, string Status, double MaxScore, IReadOnlyList<Test> Tests);

    private sealed record Test(
        string Name,
        string Status,
        double Score,
        string Message,
        string TestCode,
        string Filename,
        int LineNo,
        double Duration);
}
