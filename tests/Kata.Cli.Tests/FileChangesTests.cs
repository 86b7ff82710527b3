using Kata.Cli.Learn;

namespace Kata.Cli.Tests;

[NonParallelizable]
public sealed class FileChangesTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    [Test]
    public void A_change_without_an_event_is_found_by_comparing()
    {
        using var scratch = new Scratch();
        using var reported = new SemaphoreSlim(0);
        using var changes = new FileChanges(scratch.Folder, () => reported.Release(), listen: false);

        scratch.Write("Forward.cs", [1]);

        Assert.That(reported.Wait(Timeout));
        Assert.That(changes.IsPolling);
    }

    [Test]
    public void A_change_with_an_event_is_no_reason_to_poll()
    {
        using var scratch = new Scratch();
        using var reported = new SemaphoreSlim(0);
        using var changes = new FileChanges(scratch.Folder, () => reported.Release());

        scratch.Write("Forward.cs", [1]);

        Assert.That(reported.Wait(Timeout));
        Thread.Sleep(1500);
        Assert.That(changes.IsPolling, Is.False);
    }

    [TestCase(0)]
    [TestCase(1500)]
    public void A_folder_exchanged_for_another_is_seen_however_soon_after_an_event(int milliseconds)
    {
        using var scratch = new Scratch();
        using var reported = new SemaphoreSlim(0);
        scratch.Write("mine/Forward.cs", [1]);
        using var changes = new FileChanges(scratch.At("mine"), () => reported.Release());
        scratch.Write("mine/Forward.cs", [1, 2]);
        Assert.That(reported.Wait(Timeout));
        Thread.Sleep(milliseconds);
        while (reported.Wait(100))
        {
            // The same save may be reported twice.
        }

        Directory.Move(scratch.At("mine"), scratch.At("old"));
        scratch.Write("mine/Forward.cs", [1, 2, 3]);

        Assert.That(reported.Wait(Timeout), "the other folder");
        scratch.Write("mine/Forward.cs", [1, 2, 3, 4]);
        Assert.That(reported.Wait(Timeout), "a save in the other folder");
        scratch.Write("mine/Forward.cs", [1, 2, 3, 4, 5]);
        Assert.That(() => changes.IsPolling, Is.False.After(5000, 20), "events arrive again");
    }
}
