using Kata.Runner.Compiling;

namespace Kata.Runner.Tests;

public sealed class StepSourcesTests
{
    private static readonly SourceFile[] Mine =
        [new("mine/Forward.cs", "forward"), new("mine/Cost.cs", "cost"), new("mine/Logs.cs", "logs")];

    [Test]
    public void A_whole_is_the_submissions_files_alone() => Assert.That(StepSources.Whole(Mine).Files, Is.EqualTo(Mine));

    [Test]
    public void A_hybrid_takes_one_step_from_the_submission_and_the_others_from_the_reference() => Assert.That(
        StepSources.Hybrid(Step.Cost, Mine).Files.Where(file => file.Name != "Logs"),
        Is.EquivalentTo(Reference.Files.Where(file => file.Name != "Cost").Append(Mine[1])));

    [Test]
    public void A_file_for_no_step_goes_along_with_each() =>
        Assert.That(StepSources.Hybrid(Step.Forward, Mine).Files, Does.Contain(Mine[2]));

    [Test]
    public void A_step_needs_its_file() => Refusal.Says(() =>
        StepSources.Hybrid(Step.Backprop, Mine), "files hold no Backprop.cs but need one: step 8 is the file named for it.");
}
