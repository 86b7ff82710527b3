using Kata.Runner;
using Kata.Verify.Judging;
using Kata.Verify.Results;
using Kata.Verify.Running;

namespace Kata.Verify.Tests.Running;

/// <summary>Runs with judges in processes of their own.</summary>
[Platform("Linux")]
public sealed class VerifyRunTests
{
    private const string Lambdas =
        "static int F(Func<string, int> f) => 0; static int F(Func<int, int> f) => 0; static int F(Func<object, int> f) => 0;";

    private readonly Scratch _scratch = new();

    [OneTimeTearDown]
    public void Clean() => _scratch.Dispose();

    [Test]
    public void Only_what_has_changed_is_judged_again_and_shards_merge_to_the_whole()
    {
        using var scratch = new Scratch();
        foreach (var name in new[] { "ann", "bob", "=cmd|'\u202E", "eve" }) scratch.Step(name, Step.OneHot);
        scratch.Step("eve", Step.OneHot, text => text.Replace("rows[i, k] > rows", "rows[i, k] >= rows", StringComparison.Ordinal));
        var (whole, verdicts, judged) = scratch.Run(Runs.Options, scratch.At("whole"));
        Runs.Report(scratch.At("whole"), whole, verdicts);

        Assert.That(judged, Has.Count.EqualTo(4));
        Assert.That(verdicts.Select(verdict => verdict.Steps[1].Alone), Is.EqualTo(
            new[] { Verdict.Passed, Verdict.Passed, Verdict.Passed, Verdict.Failed }), string.Join(' ', verdicts.Select(one => one.Id)));

        // Nothing has changed.
        var (again, same, none) = scratch.Run(Runs.Options, scratch.At("whole"));
        Assert.That(none, Is.Empty);
        Assert.That(again.Judged, Is.EqualTo(whole.Judged));
        Assert.That(same.Select(RunJson.Line), Is.EqualTo(verdicts.Select(RunJson.Line)));

        // Both halves, each by a run of its own.
        foreach (var index in new[] { 0, 1 })
        {
            var folder = scratch.At($"shard{index}");
            scratch.Run(Runs.Options with { Shard = new(index, 2) }, folder).Manifest.Write(new(folder));
        }

        string[] shards = [scratch.At("shard0"), scratch.At("shard1")];
        foreach (var folders in new[] { shards, [.. shards.Reverse(), shards[0]] })
        {
            var merged = ShardMerge.Of(folders);
            var store = new VerdictStore(scratch.At("merged"));
            foreach (var (verdict, entry) in merged.Verdicts.Zip(merged.Manifest.Judged)) store.Keep(entry.Key, verdict);
            Runs.Report(scratch.At("merged"), merged.Manifest, merged.Verdicts);
            Assert.That(Runs.Reports(scratch.At("merged")), Is.EqualTo(Runs.Reports(scratch.At("whole"))));
        }

        // A late submission, and another limit.
        scratch.Step("zed", Step.OneHot);
        Assert.That(scratch.Run(Runs.Options, scratch.At("whole")).New, Is.EqualTo(new[] { "zed" }));
        Directory.Delete(scratch.At("in/ann"), recursive: true);
        Directory.Delete(scratch.At("in/bob"), recursive: true);
        var other = Runs.Options with { Secret = new byte[32] };
        Assert.That(scratch.Run(other, scratch.At("whole")).New, Has.Count.EqualTo(3));
        AssertRefusals(scratch, shards, other);
    }

    [Test]
    public void A_compiler_bomb_costs_its_step_and_no_other()
    {
        using var scratch = new Scratch();
        var nested = string.Concat(Enumerable.Range(1, 17).Select(i => $"F(a{i} => ")) + "a1.Length" + new string(')', 17);
        scratch.Step("bomb", Step.Serialize);
        scratch.Step("bomb", Step.OneHot, text => text[..text.LastIndexOf('}')] + $"{Lambdas} static int X => {nested}; }}");
        scratch.Step("bomb", Step.Initialize);
        var times = SubmissionTimes.Standard with { Compiling = TimeSpan.FromSeconds(4) };

        var verdict = scratch.Run(Runs.Options with { Submissions = times }).Verdicts.Single();

        var (first, bomb, later) = (verdict.Steps[0], verdict.Steps[1], verdict.Steps[8]);
        Assert.That((bomb.Alone, bomb.Class), Is.EqualTo((Verdict.DoesNotCompile, FailureClass.Compile)));
        Assert.That(bomb.Errors, Is.EqualTo(new[] { "compiling took more than 4 s." }));
        Assert.That((first.Alone, first.Whole), Is.EqualTo((Verdict.Passed, Verdict.Passed)));
        Assert.That(later.Alone, Is.EqualTo(Verdict.Passed));
        Assert.That(verdict.IsIncomplete, Is.False);
    }

    [Test]
    public void A_sandbox_that_never_starts_is_our_failure_which_is_tried_again_in_the_next_run()
    {
        using var scratch = new Scratch();
        scratch.Step("ann", Step.OneHot);
        var folder = scratch.At("out");
        // Not even the runtime starts in 1 MiB.
        var broken = Runs.Options with { Sandbox = new(1, 120) };

        var verdict = scratch.Run(broken, folder).Verdicts.Single();

        Assert.That(verdict.IsIncomplete);
        Assert.That((verdict.Steps[1].Alone, verdict.Steps[1].Class), Is.EqualTo((Verdict.Infrastructure, FailureClass.Infrastructure)));
        Assert.That(verdict.Steps[0].Class, Is.EqualTo(FailureClass.MissingFile));
        Assert.That(verdict.Steps[1].Errors[0], Does.StartWith("the sandbox did not start"));
        Assert.That(scratch.Run(broken, folder).New, Is.EqualTo(new[] { "ann" }));
    }

    [Test]
    public void A_judge_that_dies_once_is_replaced_and_one_that_dies_twice_is_our_failure()
    {
        foreach (var deaths in new[] { 1, 2 })
        {
            var (killed, calls) = (0, 0);
            using var lane = new JudgeLane(Runs.Options.Judge());

            var steps = lane.Judge(new([Runner.Compiling.Reference.File(Step.OneHot) with { Path = "OneHot.cs" }], [], ""), Kill, default);

            Assert.That(steps, Has.Count.EqualTo(13));
            Assert.That(steps[1].Verdict.Alone, Is.EqualTo(deaths == 1 ? Verdict.Passed : Verdict.Infrastructure));
            Assert.That(killed, Is.EqualTo(deaths));

            void Kill(Step step)
            {
                // It compiles first, and then it runs.
                if (++calls % 2 == 1 || killed == deaths || lane.ProcessId is not { } id) return;
                killed++;
                System.Diagnostics.Process.GetProcessById(id).Kill();
            }
        }
    }

    private static void AssertRefusals(Scratch scratch, string[] shards, RunOptions other)
    {
        Assert.That(Refusal(shards[0]), Does.StartWith("shard 1/2 is missing"));
        Assert.That(Refusal(scratch.At("in")), Does.Contain("holds no complete run of kata verify"));
        var late = scratch.At("late");
        scratch.Run(Runs.Options with { Shard = new(1, 2) }, late).Manifest.Write(new(late));
        Assert.That(Refusal(shards[0], late), Does.StartWith("no shard has judged").And.Contain("run every shard"));
        scratch.Run(other with { Shard = new(1, 2) }, late).Manifest.Write(new(late));
        Assert.That(Refusal(shards[0], late), Does.Contain("cannot be merged, because their seeds differ: kata and hidden"));
    }

    private static string Refusal(params string[] folders) =>
        Assert.Throws<InvalidDataException>(() => ShardMerge.Of(folders))!.Message;
}
