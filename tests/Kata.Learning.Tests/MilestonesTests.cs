using System.Diagnostics;
using Kata.Data.Sets;
using Kata.Experiments;
using Kata.Experiments.Milestones;
using Kata.Experiments.Published;
using Kata.Runner;
using Kata.Runner.Compiling;
using Kata.Runner.Workers;

namespace Kata.Learning.Tests;

public sealed class MilestonesTests
{
    private static readonly MilestoneSize Small = new(300, 60, 2, 30);
    private static readonly Limits Patient = new(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4), 4L << 30);
    private static readonly (string, string, string) WrongSign =
        ("Backprop", "deltas[^1] = pass.A[^1] - y;", "deltas[^1] = y - pass.A[^1];");

    [Test]
    public void Seven_steps_have_a_reward() => Assert.That(
        Enum.GetValues<Step>().Where(step => Milestones.Description(step) is not null),
        Is.EqualTo(
            new[] { Step.Predict, Step.Cost, Step.Backprop, Step.GradientDescent, Step.MiniBatch, Step.Optimizer, Step.FastBackprop }));

    [Test]
    public void What_is_known_of_the_shipped_digits_is_what_the_reference_computes()
    {
        var given = ReferenceModel.From(Shipped());
        var y = OneHot.Encode(given.Examples.Labels, 10);

        Assert.That(Predict.Accuracy(Predict.Classes(given.Network, given.Examples.X), given.Examples.Labels), Is.EqualTo(given.Accuracy));
        Assert.That(Cost.Of(given.Network, given.Examples.X, y, 0), Is.EqualTo(given.Cost).Within(1e-13));
        Assert.That(Cost.Of(given.Network, given.Examples.X, y, 1), Is.EqualTo(given.PenalisedCost).Within(1e-13));
    }

    [Test]
    public void Step_5_reads_digits_and_draws_some_of_them_and_some_that_are_misread()
    {
        var given = Give(Step.Predict);

        Assert.That(given.Ending, Is.Null);
        Assert.That(given.Said, Has.Some.EqualTo("your code reads 99.76 % of them right; known: 99.76 %."));
        Assert.That(given.Said, Has.Some.Match("^a ([0-9]), read as \\1"));
        Assert.That(given.Said, Has.Some.Match("^a [0-9], misread as [0-9]"));
        Assert.That(given.Said.Count(line => line.Contains('█')), Is.GreaterThan(8));
    }

    [Test]
    public void Step_5_reads_Ngs_digits_where_they_are_here()
    {
        RequiredData.Ex4();
        RequiredData.Ex4Network();

        Assert.That(Give(Step.Predict, shippedOnly: false).Said,
            Has.Some.EqualTo("your code reads 97.52 % of them right; published: 97.52 %."));
    }

    [Test]
    public void Step_6_meets_the_known_costs()
    {
        var given = Give(Step.Cost);

        Assert.That(given.Ending, Is.Null);
        Assert.That(given.Said.Where(line => line.StartsWith("lambda", StringComparison.Ordinal))
            .Count(line => line.Contains("differs by")),
            Is.EqualTo(2));
        Assert.That(given.Said, Has.None.Contains("do not meet"));
    }

    [Test]
    public void Step_6_meets_what_was_published_where_it_can_be_computed()
    {
        RequiredData.Ex4();
        RequiredData.Ex4Network();

        var given = Give(Step.Cost, shippedOnly: false);

        Assert.That(given.Said, Has.Some.StartsWith("lambda 0: yours 0.2876291651613, published 0.2876291651613,"));
        Assert.That(given.Said, Has.Some.StartsWith("lambda 1: yours 0.3837698590909, published 0.3837698590909,"));
    }

    [Test]
    public void A_cost_that_differs_too_much_is_reported()
    {
        var given = Give(Step.Cost, changes: ("Cost", "theta.RemoveColumn(0)", "theta.RemoveRow(0)"));

        Assert.That(given.Said, Has.Exactly(1).Contains("too much"));
    }

    [Test]
    public void Step_8_checks_the_gradient_and_draws_its_errors()
    {
        var given = Give(Step.Backprop);

        Assert.That(given.Ending, Is.Null);
        Assert.That(given.Said, Has.Some.StartsWith("agrees: all 51 claimed slopes"));
        Assert.That(given.Events.Select(shown => shown.Picture?.Name).OfType<string>(), Is.EqualTo(new[] { "gradient.svg" }));
        Assert.That(new DrawnSvg(given.Events.Select(shown => shown.Picture).OfType<NamedPicture>().Single().Svg).Cells().Count(),
            Is.EqualTo(51));
    }

    [Test]
    public void Step_8_tells_a_wrong_gradient_by_its_pattern() =>
        Assert.That(Give(Step.Backprop, changes: WrongSign).Said, Has.Some.StartsWith("pattern:"));

    [Test]
    public void Step_10_goes_downhill_and_shows_where_it_stands()
    {
        var given = Give(Step.GradientDescent);

        Assert.That(given.Ending, Is.Null);
        Assert.That(given.Costs().After, Is.LessThan(0.5 * given.Costs().Before));
        var shares = given.Events.Select(shown => shown.Progress?.Share).OfType<double>().ToArray();
        Assert.That(shares, Is.Ordered);
        Assert.That((shares[0], shares[^1]), Is.EqualTo((0.0, 1.0)));
    }

    [Test]
    public void Step_10_with_a_gradient_of_the_wrong_sign_goes_uphill()
    {
        var given = Give(Step.GradientDescent, changes: WrongSign);

        Assert.That(given.Said, Has.Some.EndsWith(": uphill."));
        Assert.That(given.Costs().After, Is.GreaterThan(given.Costs().Before));
    }

    [Test]
    public void Step_11_trains_epoch_by_epoch_what_one_training_would()
    {
        var (plan, data) = LearningMilestone.Choice(Step.MiniBatch, Shipped(), Small);
        var start = plan.Start(ReferenceSteps.All, 400, 10);
        var whole = MiniBatch.Train(start, data.Train.X, data.Train.Labels, 2, plan.Batch, plan.Rate, plan.Lambda, plan.Seed);

        var given = Give(Step.MiniBatch);

        Assert.That(given.Ending, Is.Null);
        Assert.That(given.Costs().After, Is.EqualTo(whole.History[1].Cost).Within(5.1e-5));
        Assert.That(given.Costs().After, Is.Not.EqualTo(whole.History[0].Cost).Within(1e-3));
        Assert.That(given.Events.Select(shown => shown.Progress?.Text).OfType<string>().Select(text => text.Split(',')[0]),
            Is.EqualTo(new[] { "epoch 0 of 2", "epoch 1 of 2", "epoch 2 of 2" }));
    }

    [Test]
    public void Step_12_shows_its_optimizers_evaluations_and_ends_where_it_does()
    {
        var (plan, data) = LearningMilestone.Choice(Step.Optimizer, Shipped(), Small);
        var start = plan.Start(ReferenceSteps.All, 400, 10);
        var descent = Optimizer.Minimize(start, data.Train.X, OneHot.Encode(data.Train.Labels, 10), plan.Lambda, 30);

        var given = Give(Step.Optimizer);

        Assert.That(given.Ending, Is.Null);
        Assert.That(given.Costs().After, Is.EqualTo(descent.Costs.Min()).Within(5.1e-5));
        Assert.That(given.Events.Select(shown => shown.Progress?.Text).OfType<string>().Last(),
            Does.StartWith("evaluation 30 of 30, cost"));
    }

    [Test]
    public void Step_13_is_timed_next_to_step_8()
    {
        var given = Give(Step.FastBackprop);

        Assert.That(given.Ending, Is.Null);
        var attempt = given.Events.Select(shown => shown.Attempt).OfType<Attempt>().Single();
        Assert.That(attempt.Milliseconds, Is.InRange(1e-3, 1e4));
        Assert.That(attempt.Ratio, Is.EqualTo(attempt.Step8 / attempt.Milliseconds));
        Assert.That(given.Said, Has.Some.Match("^400-25-10 on 300 examples: [0-9.]+ ms, [0-9.E-]+ times as fast as your step 8"));
    }

    [TestCase(2.4123, "2.41")]
    [TestCase(27.86, "27.9")]
    [TestCase(1130.4, "1130")]
    [TestCase(0.0931, "0.0931")]
    public void A_time_has_three_digits_or_more(double number, string text) => Assert.That(Attempt.Text(number), Is.EqualTo(text));

    [Test]
    public void A_slow_step_13_is_slower_than_step_8()
    {
        var slow = Give(Step.FastBackprop, changes: ("FastBackprop", "var work =", "Thread.Sleep(20);\n        var work ="));

        Assert.That(slow.Events.Select(shown => shown.Attempt).OfType<Attempt>().Single().Ratio, Is.InRange(0, 1));
    }

    [Test]
    public void Later_steps_are_the_references() =>
        Assert.That(Give(Step.Cost, changes: ("Backprop", "namespace Kata;", "this is no C#")).Ending, Is.Null);

    [Test]
    public void What_does_not_compile_is_said_with_its_place()
    {
        var ending = Give(Step.Cost, changes: ("Forward", "var z = new", "var z = now")).Ending;

        Assert.That(ending!.Verdict, Is.EqualTo(Verdict.DoesNotCompile));
        Assert.That(ending.Message, Does.Match("^the steps do not compile: mine/Forward.cs:[0-9]+:[0-9]+: .*now"));
    }

    [Test]
    public void An_exception_is_said_with_its_place()
    {
        var ending =
            Give(Step.Predict,
                changes: ("Predict", "var h =", "if (x.RowCount > 0) throw new InvalidOperationException(\"adrift\");\n        var h "
                    + "=")).Ending;

        Assert.That(ending!.Verdict, Is.EqualTo(Verdict.Failed));
        Assert.That(ending.Message, Does.Match("^the code threw InvalidOperationException at mine/Predict.cs, line [0-9]+: adrift$"));
    }

    [Test]
    public void An_exception_of_input_and_output_is_the_codes_too() => Assert.That(
        Give(Step.Predict,
            changes: ("Predict", "var h =", "if (x.RowCount > 0) throw new IOException(\"adrift\");\n        var h =")).Ending!.Message,
        Does.StartWith("the code threw IOException at mine/Predict.cs"));

    [Test]
    public void A_step_that_is_not_started_is_said_to_be() => Assert.That(
        Give(Step.Cost,
            changes: ("Cost", "var pass = Forward.Pass(network, x);", "var pass = x.RowCount > 0 ? throw new NotImplementedException() : "
                + "Forward.Pass(network, x);")).Ending!.Verdict,
        Is.EqualTo(Verdict.NotStarted));

    [Test]
    public void An_endless_loop_is_ended_at_the_limit()
    {
        var ending = Give(Step.Predict, limits: Patient with { Check = TimeSpan.FromSeconds(6) },
            changes: ("Predict", "var h =", "while (true) { }\n        var h =")).Ending;

        Assert.That(ending!.Verdict, Is.EqualTo(Verdict.TimedOut));
        Assert.That(ending.Message, Is.EqualTo("the code was stopped: it made no progress for 6 s, or ran for more than 240 s."));
    }

    [Test]
    public void Code_that_ends_the_process_is_said_to()
    {
        var ending = Give(Step.Predict, changes: ("Predict", "var h =", "Environment.Exit(0);\n        var h =")).Ending;

        Assert.That(ending!.Verdict, Is.EqualTo(Verdict.Crashed));
    }

    [Test]
    public void Memory_without_end_is_ended_at_the_limit()
    {
        var hoards = "List<double[]> all = []; while (x.RowCount > 0) { all.Add(new double[1 << 24]); Array.Fill(all[^1], 1); }\n        "
            + "var h =";

        var ending = Give(Step.Predict, limits: Patient with { Bytes = 1L << 30 }, changes: ("Predict", "var h =", hoards)).Ending;

        Assert.That(ending!.Verdict, Is.EqualTo(Verdict.OutOfMemory));
    }

    [Test]
    public void Cancelled_it_leaves_no_process_behind()
    {
        using var folder = new Scratch();
        using var cancellation = new CancellationTokenSource();
        var says = folder.At("process");
        var code =
            Written(
                ("Predict", "var h =", $"if (x.RowCount > 0) {{ File.WriteAllText(@\"{says}\", $\"{{Environment.ProcessId}}.\"); "
                    + $"Thread.Sleep(-1); }}\n        var h ="));
        var given =
            Task.Run(() => Milestones.Run(new(Step.Predict, Small) { ShippedOnly = true }, code, _ => { }, Patient, cancellation.Token));
        Assert.That(() => File.Exists(says) && File.ReadAllText(says).EndsWith('.'), Is.True.After(60_000, 50));

        cancellation.Cancel();

        Assert.That(async () => await given, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() =>
            Process.GetProcessById(int.Parse(File.ReadAllText(says).TrimEnd('.'), CultureInfo.InvariantCulture)), Throws.ArgumentException);
    }

    [Test]
    public void A_milestone_has_no_blocker_if_each_step_passes()
    {
        var seen = new List<Step>();

        var blocker = Milestones.Blocker(Step.Predict, Only(Written(), Step.Forward, Step.Predict), seen.Add);

        Assert.That(blocker, Is.Null);
        Assert.That(seen, Is.EqualTo(new[] { Step.Forward, Step.Predict }));
    }

    [Test]
    public void An_earlier_step_that_fails_blocks_the_milestone() => Assert.That(
        Milestones.Blocker(Step.Predict,
            Only(Written(("Forward", "Dense(a.RowCount, 1.0)", "Dense(a.RowCount, 0.0)")), Step.Forward, Step.Predict)),
        Does.Match("^The reward for step 5 needs step 4 \\(Forward\\), which does not pass yet: \\w+\\.\\w+.* failed\\.$"));

    [Test]
    public void The_step_itself_must_be_the_learners_own() => Assert.That(
        Milestones.Blocker(Step.Predict, Only(Written(), Step.Forward)),
            Is.EqualTo("Predict.cs is missing but needed: it is what the reward for step 5 runs."));

    [Test]
    public void A_step_without_a_reward_is_refused() => Refusal.Says(() =>
        Milestones.Run(Step.Forward, Written(), _ => { }), "step is 4 but needs to be one of 5, 6, 8, 10, 11, 12, 13");

    private static Outcome Give(Step step, MilestoneSize? size = null, bool shippedOnly = true, Limits? limits = null,
        params (string Step, string Right, string Wrong)[] changes)
    {
        var events = new List<ExperimentEvent>();
        var ending = Milestones.Run(
            new(step, size ?? Small) { ShippedOnly = shippedOnly }, Written(changes), events.Add, limits ?? Patient,
                CancellationToken.None);
        return new(ending, events);
    }

    private static Submission Only(Submission code, params Step[] steps) =>
        code with { Files = [.. code.Files.Where(file => file.Step is { } step && steps.Contains(step))] };

    private static Submission Written(params (string Step, string Right, string Wrong)[] changes)
    {
        List<SourceFile> files = [.. Reference.Files.Select(file => new SourceFile($"mine/{file.Name}.cs", file.Text))];
        foreach (var (step, right, wrong) in changes)
        {
            var at = files.FindIndex(file => file.Name == step);
            Assert.That(files[at].Text, Does.Contain(right), "the reference no longer reads like this");
            files[at] = files[at] with { Text = files[at].Text.Replace(right, wrong) };
        }

        return new(files, [], "");
    }

    private static DataStore Shipped() =>
        new(DataStoreOptions.FromEnvironment() with { DataFolder = null, Shared = null, Cache = "nowhere" });

    private sealed record Outcome(JobFailure? Ending, IReadOnlyList<ExperimentEvent> Events)
    {
        public IReadOnlyList<string> Said => [.. Events.Select(shown => shown.Line).OfType<string>()];

        /// <summary>Of "the cost went from 1.4965 to 0.1712."</summary>
        public (double Before, double After) Costs()
        {
            var words = Said.Single(line => line.StartsWith("the cost went", StringComparison.Ordinal)).Replace(":", "").Split(' ');
            return (Number(words[4]), Number(words[6]));
        }

        private static double Number(string word) => double.Parse(word.TrimEnd('.'), CultureInfo.InvariantCulture);
    }
}
