using System.Runtime.InteropServices;
using Kata.Data.Formats.Mat;
using Kata.Data.Sets;
using Kata.Tests;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Cli.Tests;

[Category("Cli")]
public sealed class DataCommandTests
{
    [Test]
    public void Make_digits_makes_the_shipped_files_again()
    {
        using var folder = new Scratch();

        var (exit, output, error) = KataProcess.Run($"data make-digits --out {folder.Folder}");

        Assert.That(exit, Is.Zero, error);
        Assert.That(output, Is.EqualTo($"{folder.At("digits.mat")}{Environment.NewLine}{folder.At("digits-weights.mat")}{Environment.NewLine}"));
        Assert.That(Same(folder, "digits.mat"));
        Assert.That(Math.Abs(CostOf(File.ReadAllBytes(folder.At("digits-weights.mat"))) - CostOf(Shipped("digits-weights.mat"))) <= 0.005);
        if (!RuntimeInformation.RuntimeIdentifier.StartsWith("linux-x64", StringComparison.Ordinal))
            Assert.Ignore("The weights are the same byte for byte on Linux x64 only: another C library rounds e^x differently. Their cost is the same.");
        Assert.That(Same(folder, "digits-weights.mat"));
    }

    [Test]
    public void The_shipped_weights_read_99_per_cent_of_the_shipped_digits()
    {
        var store = DataStore.FromEnvironment();
        var digits = store.Digits();

        Assert.That(Predict.Accuracy(Predict.Classes(Net(store.DigitsWeights()), digits.X), digits.Labels), Is.InRange(0.99, 1));
    }

    [Test]
    public void The_list_says_what_is_here_and_what_is_missing()
    {
        using var elsewhere = new Elsewhere();

        Assert.That(KataProcess.Run("data list").Out, Does.Match(@"digits +│ here"));
        Assert.That(elsewhere.Run("data list").Out, Does.Match(@"digits +│ missing"));
    }

    [Test]
    public void The_list_says_once_how_to_get_what_is_missing()
    {
        using var elsewhere = new Elsewhere();

        var output = elsewhere.Run("data list", ("KATA_OFFLINE", "")).Out;

        Assert.That(output.Split(Environment.NewLine)[^2], Does.StartWith(
            "To get what is missing: run \"kata data make-digits\" and \"kata data get all\", or put digits.mat, digits-weights.mat, moons.csv, "));
    }

    [Test]
    public void Where_prints_a_path_a_line()
    {
        var (exit, output, error) = KataProcess.Run("data where moons");

        Assert.That(exit, Is.Zero, error);
        Assert.That(output, Is.EqualTo(Path.Combine(RealData.Repository(), "data", "moons.csv") + Environment.NewLine));
    }

    [Test]
    public void Where_a_set_is_missing_it_says_how_to_get_it_and_ends_with_3()
    {
        using var elsewhere = new Elsewhere();

        var (exit, output, error) = elsewhere.Run("data where mnist-test", ("KATA_OFFLINE", ""));

        Assert.That(error, Is.EqualTo(
            "kata: mnist-test is not on this machine: run \"kata data get mnist-test\", or put t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz into the folder named by KATA_DATA."
            + Environment.NewLine));
        Assert.That((exit, output), Is.EqualTo((3, "")));
    }

    [Test]
    public void Get_asks_nobody_while_KATA_OFFLINE_is_set()
    {
        using var elsewhere = new Elsewhere();

        var (exit, output, error) = elsewhere.Run("data get mnist", ("KATA_OFFLINE", "1"));

        Assert.That(error.Split(Environment.NewLine), Is.EqualTo(new[]
        {
            "kata: 2 of 2 data sets could not be had.",
            "  mnist-train, mnist-test:",
            "    KATA_OFFLINE is set",
            "To get them: KATA_OFFLINE is set, so unset it first and run \"kata data get all\", or put train-images-idx3-ubyte.gz, "
            + "train-labels-idx1-ubyte.gz, t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz into the folder named by KATA_DATA.",
            "",
        }));
        Assert.That((exit, output), Is.EqualTo((3, "")));
    }

    [Test]
    public void An_unknown_set_is_wrong_usage()
    {
        var (exit, _, error) = KataProcess.Run("data get mnits");

        Assert.That(error, Does.StartWith("kata: ").And.Contain("mnits"));
        Assert.That(exit, Is.EqualTo(2));
    }

    private static bool Same(Scratch folder, string name) => File.ReadAllBytes(folder.At(name)).AsSpan().SequenceEqual(Shipped(name));

    private static byte[] Shipped(string name) => File.ReadAllBytes(Path.Combine(RealData.Repository(), "data", name));

    private static double CostOf(byte[] weights)
    {
        var arrays = MatFile.Read(weights, "digits-weights.mat");
        var digits = DataStore.FromEnvironment().Digits();
        return Cost.Of(Net([arrays["Theta1"].ToMatrix(), arrays["Theta2"].ToMatrix()]), digits.X, OneHot.Encode(digits.Labels, 10), 1);
    }

    private static Network Net(IReadOnlyList<Matrix<double>> thetas) =>
        new([.. thetas.Select(theta => new Layer(theta, Activation.Sigmoid))], Loss.CrossEntropy);
}
