namespace Kata.Cli.Tests;

[Category("Cli")]
public sealed class DataCommandTests
{
    [Test]
    public void The_list_shows_what_is_here_and_what_is_missing()
    {
        using var elsewhere = new Elsewhere();

        Assert.That(KataProcess.Run("data list").Out, Does.Match(@"digits +│ here"));
        Assert.That(elsewhere.Run("data list").Out, Does.Match(@"digits +│ missing"));
    }

    [Test]
    public void The_list_ends_with_how_to_get_what_is_missing()
    {
        using var elsewhere = new Elsewhere();

        var output = elsewhere.Run("data list", ("KATA_OFFLINE", "")).Out;

        Assert.That(output, Does.EndWith($"To get what is missing, run \"kata data get all\".{Environment.NewLine}"));
    }

    [Test]
    public void Where_prints_a_path_a_line()
    {
        var (exit, output, error) = KataProcess.Run("data where moons");

        Assert.That(exit, Is.Zero, error);
        Assert.That(output, Is.EqualTo(Path.Combine(RealData.Repository(), "data", "moons.csv") + Environment.NewLine));
    }

    [Test]
    public void Where_reports_a_missing_set_and_exits_with_3()
    {
        using var elsewhere = new Elsewhere();

        var (exit, output, error) = elsewhere.Run("data where mnist-test", ("KATA_OFFLINE", ""));

        Assert.That(error, Is.EqualTo(
            "kata: mnist-test is not on this machine: run \"kata data get mnist-test\", "
            + "or put t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz into the folder named by KATA_DATA."
            + Environment.NewLine));
        Assert.That((exit, output), Is.EqualTo((3, "")));
    }

    [Test]
    public void Get_downloads_nothing_while_KATA_OFFLINE_is_set()
    {
        using var elsewhere = new Elsewhere();

        var (exit, output, error) = elsewhere.Run("data get mnist", ("KATA_OFFLINE", "1"));

        Assert.That(error.Split(Environment.NewLine), Is.EqualTo(new[]
        {
            "kata: mnist-train is not on this machine: KATA_OFFLINE is set, so unset it first and run \"kata data get mnist-train\", "
            + "or put train-images-idx3-ubyte.gz and train-labels-idx1-ubyte.gz into the folder named by KATA_DATA.",
            "kata: mnist-test is not on this machine: KATA_OFFLINE is set, so unset it first and run \"kata data get mnist-test\", "
            + "or put t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz into the folder named by KATA_DATA.",
            "kata: 2 of 2 data sets could not be downloaded.",
            "",
        }));
        Assert.That((exit, output), Is.EqualTo((3, "")));
    }

    [Test]
    public void An_unknown_set_is_a_usage_error()
    {
        var (exit, _, error) = KataProcess.Run("data get mnits");

        Assert.That(error, Does.StartWith("kata: ").And.Contain("mnits"));
        Assert.That(exit, Is.EqualTo(2));
    }
}
