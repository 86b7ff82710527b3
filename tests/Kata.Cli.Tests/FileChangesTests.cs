using Kata.Cli.Learn;

namespace Kata.Cli.Tests;

[NonParallelizable]
public sealed class FileChangesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Test]
    public void A_change_that_no_event_tells_of_is_seen_by_looking()
    {
        using var scratch = new Scratch();
        using var told = new SemaphoreSlim(0);
        using var changes = new FileChanges(scratch.Folder, () => told.Release(), listen: false);

        scratch.Write("Forward.cs", [1]);

        Assert.That(told.Wait(Patience));
        Assert.That(changes.IsPolling);
    }

    [Test]
    public void A_change_that_an_event_tells_of_is_no_reason_to_poll()
    {
        using var scratch = new Scratch();
        using var told = new SemaphoreSlim(0);
        using var changes = new FileChanges(scratch.Folder, () => told.Release());

        scratch.Write("Forward.cs", [1]);

        Assert.That(told.Wait(Patience));
        Thread.Sleep(1500);
        Assert.That(changes.IsPolling, Is.False);
    }

    [TestCase(0)]
    [TestCase(1500)]
    public void A_folder_exchanged_for_another_is_seen_however_soon_after_an_event(int milliseconds)
    {
        using var scratch = new Scratch();
        using var told = new SemaphoreSlim(0);
        scratch.Write("mine/Forward.cs", [1]);
        using var changes = new FileChanges(scratch.At("mine"), () => told.Release());
        scratch.Write("mine/Forward.cs", [1, 2]);
        Assert.That(told.Wait(Patience));
        Thread.Sleep(milliseconds);
        while (told.Wait(100))
        {
            // The same save may be told of twice.
        }

        Directory.Move(scratch.At("mine"), scratch.At("old"));
        scratch.Write("mine/Forward.cs", [1, 2, 3]);

        Assert.That(told.Wait(Patience), "the other folder");
        scratch.Write("mine/Forward.cs", [1, 2, 3, 4]);
        Assert.That(told.Wait(Patience), "a save in the other folder");
    }
}
