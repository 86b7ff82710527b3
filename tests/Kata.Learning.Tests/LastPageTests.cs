using Kata.Experiments;

namespace Kata.Learning.Tests;

/// <summary>The page after the last step.</summary>
public sealed class LastPageTests
{
    private Scratch _scratch = null!;
    private Workspace _workspace = null!;

    private string Page => LastPage.Markdown(_workspace, Progress.Read(_workspace), path => Path.GetRelativePath(_scratch.Folder, path));

    [SetUp]
    public void Prepare()
    {
        _scratch = new();
        _workspace = _scratch.OpenWorkspace();
    }

    [TearDown]
    public void Clean() => _scratch.Dispose();

    [Test]
    public void It_lists_what_was_built()
    {
        foreach (var step in Enum.GetValues<Step>()) Assert.That(Page, Does.Contain($"\n{(int)step}. {step}: {Lessons.Summary(step)}\n"));
    }

    [Test]
    public void It_says_what_the_milestones_have_shown_last()
    {
        Progress.AddReached(_workspace, Step.Predict, "90.00 % of 5,000 digits");
        Progress.AddReached(_workspace, Step.Predict, "97.52 % of 5,000 digits");
        Progress.AddAttempt(_workspace, new Attempt(4, 30), DateTimeOffset.UtcNow);
        Progress.AddAttempt(_workspace, new Attempt(3, 30), DateTimeOffset.UtcNow);

        Assert.That(Page, Does.Contain("\n- Predict: 97.52 % of 5,000 digits\n").And.Not.Contain("90.00"));
        Assert.That(Page, Does.Contain("\n- FastBackprop: 3 ms for a gradient on 5,000 digits, 10 times as fast as step 8\n"));
    }

    [Test]
    public void It_says_how_to_see_a_milestone_that_was_not_shown() =>
        Assert.That(Page, Does.Contain("\n- MiniBatch: not shown yet; `kata reward MiniBatch` shows it\n"));

    [Test]
    public void It_says_where_the_pictures_are()
    {
        Assert.That(Page, Does.Contain("There are none yet"));

        _workspace.Keep(new("gradient.svg", "<svg/>"));

        Assert.That(Page, Does.Contain($"\n- `{Path.Combine("pictures", "gradient.svg")}`\n").And.Not.Contain("none yet"));
    }
}
