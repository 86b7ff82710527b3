using Kata.Runner.Compiling;

namespace Kata.Learning.Tests;

public sealed class BackupsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 34, 56, 789, TimeSpan.Zero);

    private Scratch _scratch = null!;

    private Workspace _workspace = null!;

    private string Forward => _workspace.PathOf(Step.Forward);

    [SetUp]
    public void Prepare()
    {
        _scratch = new();
        _scratch.Write("Kata/Forward.cs", "// mine\n"u8.ToArray());
        _workspace = _scratch.OpenWorkspace();
    }

    [TearDown]
    public void Clean() => _scratch.Dispose();

    [Test]
    public void A_reset_step_is_the_stub()
    {
        _workspace.Reset(Step.Forward, Noon);

        Assert.That(File.ReadAllText(Forward), Is.EqualTo(Stubs.Of(Step.Forward).Text));
    }

    [Test]
    public void What_was_reset_is_kept_under_its_step_and_time()
    {
        var kept = _workspace.Reset(Step.Forward, Noon.ToOffset(TimeSpan.FromHours(2)));

        Assert.That(kept, Is.EqualTo(_scratch.At(".backup/Forward.2026-11-22T12-34-56.789Z.cs")));
        Assert.That(File.ReadAllText(kept!), Is.EqualTo("// mine\n"));
    }

    [Test]
    public void A_step_without_a_file_is_reset_without_a_backup()
    {
        File.Delete(Forward);

        Assert.That(_workspace.Reset(Step.Forward, Noon), Is.Null);
        Assert.That(File.Exists(Forward));
    }

    [Test]
    public void A_link_that_leads_nowhere_is_reset()
    {
        File.Delete(Forward);
        File.CreateSymbolicLink(Forward, _scratch.At("nowhere"));

        Assert.That(_workspace.Reset(Step.Forward, Noon), Is.Null);
        Assert.That(File.ReadAllText(Forward), Is.EqualTo(Stubs.Of(Step.Forward).Text));
    }

    [Test]
    public void Three_resets_of_one_millisecond_keep_three_versions()
    {
        _workspace.Reset(Step.Forward, Noon);
        File.WriteAllText(Forward, "// second\n");
        _workspace.Reset(Step.Forward, Noon);
        File.WriteAllText(Forward, "// third\n");
        _workspace.Reset(Step.Forward, Noon);

        Assert.That(
            _workspace.Backups(Step.Forward).Select(backup => File.ReadAllText(backup.Path)),
                Is.EqualTo(new[] { "// third\n", "// second\n", "// mine\n" }));
    }

    [Test]
    public void Backups_come_newest_first_with_time_and_size()
    {
        _workspace.Reset(Step.Forward, Noon.AddDays(1));
        File.WriteAllText(Forward, "// older\n");
        _workspace.Reset(Step.Forward, Noon);

        Assert.That(_workspace.Backups(Step.Forward).Select(backup => (backup.When, backup.Bytes)),
            Is.EqualTo([(Noon.AddDays(1), 8L), (Noon, 9L)]));
    }

    [Test]
    public void Other_files_are_no_backups_of_a_step()
    {
        string[] names = ["Cost.2026-11-22T12-34-56.789Z.cs", "Forward.cs", "Forward.old.cs", "Forward.2026-11-22T12-34-56.789Z.x.cs"];

        foreach (var name in names) _scratch.Write($".backup/{name}", [1]);

        Assert.That(_workspace.Backups(Step.Forward), Is.Empty);
        Assert.That(_workspace.Backups(Step.Cost), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_backup_is_restored_and_what_was_there_is_kept()
    {
        _workspace.Reset(Step.Forward, Noon);
        File.WriteAllText(Forward, "// second\n");

        var kept = _workspace.Restore(Step.Forward, _workspace.Backups(Step.Forward)[0], Noon.AddSeconds(1));

        Assert.That(File.ReadAllText(Forward), Is.EqualTo("// mine\n"));
        Assert.That(File.ReadAllText(kept!), Is.EqualTo("// second\n"));
    }

    [Test]
    public void Neither_the_stub_nor_the_backup_itself_is_kept_again()
    {
        _workspace.Reset(Step.Forward, Noon);

        Assert.That(_workspace.Restore(Step.Forward, _workspace.Backups(Step.Forward)[0], Noon.AddSeconds(1)), Is.Null);
        Assert.That(_workspace.Restore(Step.Forward, _workspace.Backups(Step.Forward)[0], Noon.AddSeconds(2)), Is.Null);
        Assert.That(_workspace.Backups(Step.Forward), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_backup_of_another_step_is_refused()
    {
        _scratch.Write("Kata/Cost.cs", [1]);
        _workspace.Reset(Step.Cost, Noon);

        Refusal.Says(() =>
            _workspace.Restore(Step.Forward, _workspace.Backups(Step.Cost)[0], Noon), "is no backup of Forward", "kata restore");
        Assert.That(File.ReadAllText(Forward), Is.EqualTo("// mine\n"));
    }

    [Test]
    public void A_backup_that_cannot_be_written_leaves_the_step_as_it_was()
    {
        _scratch.Write(".backup", [1]);

        Assert.That(() => _workspace.Reset(Step.Forward, Noon), Throws.InstanceOf<IOException>().With.Message.Contains("cannot be made"));
        Assert.That(File.ReadAllText(Forward), Is.EqualTo("// mine\n"));
    }

    [Test]
    public void A_folder_in_the_place_of_a_step_is_not_replaced()
    {
        File.Delete(Forward);
        Directory.CreateDirectory(Forward);

        Assert.That(() => _workspace.Reset(Step.Forward, Noon), Throws.InstanceOf<IOException>().With.Message.Contains("it is a folder"));
        Assert.That(Directory.Exists(Forward));
    }
}
