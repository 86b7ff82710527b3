using Kata.Harness.Mistakes;
using Kata.Runner.Suites;
using Kata.Verify.Results;

namespace Kata.Verify.Tests.Reports;

/// <summary>A course of submissions as they might be: better and worse ones, and something of every class.</summary>
internal static class Course
{
    public static SubmissionVerdict[] Of(int count)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(1, count).Select(n => Submission(n, random.NextDouble(), random))];
    }

    private static SubmissionVerdict Submission(int n, double skill, Random random) =>
        new($"student-{n}", $"{n:x64}", [.. Enum.GetValues<Step>().Select(step => Verdict(step, skill, random))])
        {
            Student = $"Student Number {n}",
            StudentId = $"{10_000 + n}",
        };

    private static StepVerdict Verdict(Step step, double skill, Random random)
    {
        var chance = random.NextDouble();
        if (chance < (0.75 * skill) + 0.2) return Step(step, FailureClass.Pass, skill, random);
        FailureClass[] others =
        [
            FailureClass.Fail, FailureClass.Fail, FailureClass.Fail, FailureClass.Fail, FailureClass.NotStarted, FailureClass.Timeout,
            .. Enum.GetValues<FailureClass>().Skip(1),
        ];
        return Step(step, others[random.Next(others.Length)], skill, random);
    }

    private static StepVerdict Step(Step step, FailureClass failure, double skill, Random random)
    {
        if (failure is FailureClass.Compile or FailureClass.Policy or FailureClass.MissingFile or FailureClass.Infrastructure)
        {
            var verdict = failure == FailureClass.Infrastructure ? Runner.Verdict.Infrastructure : Runner.Verdict.DoesNotCompile;
            return new(step, verdict, verdict, failure, []) { Errors = [$"{step}.cs:12:5: this is why."], MaxPoints = 3 };
        }

        var alone = failure == FailureClass.Pass ? Runner.Verdict.Passed : Runner.Verdict.Failed;
        var checks = Enumerable.Range(1, 20).Select(n => failure == FailureClass.Pass || random.NextDouble() < 0.3 + (0.6 * skill)
            ? Samples.Passing(Name(step, n)) with { Group = (CheckGroup)(n % 4) }
            : Samples.Failing(Name(step, n), "Expected: 0.5\nBut was:  0.25", (CheckGroup)(n % 4)) with { Class = failure });
        var mistakes = MistakeBank.All.Where(mistake => mistake.Step == step).Select(mistake => mistake.Id).Take(4).ToArray();
        return new(step, alone, alone, failure, [.. checks])
        {
            Mistakes = failure == FailureClass.Fail ? [mistakes[(int)(mistakes.Length * random.NextDouble() * random.NextDouble())]] : [],
            FirstWrong = failure == FailureClass.Fail ? "z of layer 1" : "",
            Repairs = failure == FailureClass.Fail ? [new($"{step}.cs", 21, 9, "a sign", "a - b", "a + b")] : [],
            Points = failure == FailureClass.Pass ? 3 : 1.5,
            MaxPoints = 3,
        };
    }

    private static string Name(Step step, int n) => $"{step}Tests.Fact_number_{n}_holds_for_every_network";
}
