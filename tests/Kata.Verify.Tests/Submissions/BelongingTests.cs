namespace Kata.Verify.Tests.Submissions;

/// <summary>Which files are taken from a submission.</summary>
public sealed class BelongingTests
{
    private Scratch _scratch = null!;

    [SetUp]
    public void Begin() => _scratch = new();

    [TearDown]
    public void End() => _scratch.Dispose();

    [Test]
    public void Tests_projects_and_what_a_build_leaves_are_left_out()
    {
        _scratch.Files(
            "Kata/Cost.cs", "Kata/Helper.cs", "Kata/Tools/More.cs", "Kata/Kata.csproj", "Kata/Directory.Build.props", "Kata/obj/X.g.cs",
            "Kata/bin/Cost.cs", "Kata/AssemblyInfo.cs", "Kata/Model.cs", "Kata/CostTests.cs", "tests/Unit/CostTests.cs", "nuget.config",
            ".git/config");

        var found = _scratch.One();

        Assert.That(found.Paths(), Is.EqualTo("Cost.cs Helper.cs Tools/More.cs"));
        Assert.That(found.Problems, Is.Empty);
        Assert.That(found.Notes, Is.EqualTo([
            "The steps are in Kata/.",
            "Left out: .git/, Kata/AssemblyInfo.cs, Kata/CostTests.cs, Kata/Directory.Build.props, Kata/Kata.csproj, Kata/Model.cs, "
                + "Kata/bin/, Kata/obj/ and 2 more.",
        ]));
    }

    [Test]
    public void A_second_file_of_a_step_is_left_out()
    {
        _scratch.Files("Cost.cs", "Predict.cs", "old/Cost.cs");

        Assert.That((_scratch.One().Paths(), _scratch.One().Notes[0]), Is.EqualTo(("Cost.cs Predict.cs", "Left out: old/Cost.cs.")));
    }

    [Test]
    public void A_step_in_other_case_is_named()
    {
        _scratch.Files("Cost.cs", "forward.cs");

        Assert.That(_scratch.One().Problems, Is.EqualTo(["forward.cs needs to be named Forward.cs."]));
    }

    [Test]
    public void The_missing_steps_are_known()
    {
        _scratch.Files([.. Enum.GetNames<Step>().Where(step => step is not ("Cost" or "Predict")).Select(step => $"{step}.cs")]);

        Assert.That(_scratch.One().Missing, Is.EqualTo([Step.Predict, Step.Cost]));
    }

    [Test]
    public void Of_too_many_files_the_steps_are_kept()
    {
        _scratch.Files(["Cost.cs", .. Enumerable.Range(0, 70).Select(i => $"A{i}.cs")]);

        var found = _scratch.One();

        Assert.That(found.Files, Has.Count.EqualTo(64));
        Assert.That(found.Paths(), Does.EndWith("Cost.cs"));
        Assert.That(found.Problems, Is.EqualTo(["it holds 71 C# files but needs at most 64: the others are not read."]));
    }

    [Test]
    public void A_submission_has_at_most_4_MB()
    {
        var large = new byte[250_000];
        large.AsSpan().Fill((byte)' ');
        for (var i = 0; i < 20; i++) _scratch.Write($"A{i:00}.cs", large);
        _scratch.Files("Cost.cs");

        var found = _scratch.One();

        Assert.That(found.Problems, Has.Count.EqualTo(4));
        Assert.That(found.Problems[0], Is.EqualTo("A16.cs is not read: the submission is larger than 4 MiB."));
        Assert.That(found.Paths(), Does.EndWith("Cost.cs"));
    }

    [Test]
    public void A_folder_called_reference_is_not_the_reference()
    {
        _scratch.Files("Cost.cs", "reference/Helper.cs");

        Assert.That(_scratch.One().Files.Select(file => file.IsReference), Is.EqualTo([false, false]));
    }
}
