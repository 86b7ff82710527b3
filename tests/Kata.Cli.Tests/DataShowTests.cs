using System.Text.Json;
using Kata.Cli.Data;
using Kata.Data.Digits;
using Kata.Data.Sets;

namespace Kata.Cli.Tests;

[Category("Cli")]
public sealed class DataShowTests
{
    // How often MNIST has each digit is published with it; Ng took 500 of each.
    [TestCase("digits", "X 5000x400, labels 5000", "500 500 500 500 500 500 500 500 500 500")]
    [TestCase("digits-weights", "Theta1 25x401, Theta2 10x26", "")]
    [TestCase("moons", "train X 1400x2, train labels 1400, test X 600x2, test labels 600", "1000 1000")]
    [TestCase("mnist-train", "X 60000x784, labels 60000", "5923 6742 5958 6131 5842 5421 5918 6265 5851 5949")]
    [TestCase("mnist-test", "X 10000x784, labels 10000", "980 1135 1032 1010 982 892 958 1028 974 1009")]
    [TestCase("ex4", "X 5000x400, labels 5000", "500 500 500 500 500 500 500 500 500 500")]
    [TestCase("ex4weights", "Theta1 25x401, Theta2 10x26", "")]
    [TestCase("sample_weight", "Theta1 50x785, Theta2 100x51, Theta3 10x101", "")]
    public void A_set_is_shown_by_its_arrays_and_the_count_of_each_class(string set, string arrays, string counts)
    {
        RequiredData.Of(set, () => DataStore.FromEnvironment().Require(set));

        using var facts = Facts(set);
        var shown = KataProcess.Run($"data show {set}").Out;

        var root = facts.RootElement;
        Assert.That(root.GetProperty("name").GetString(), Is.EqualTo(set));
        Assert.That(string.Join(", ", root.GetProperty("arrays").EnumerateArray().Select(Text)), Is.EqualTo(arrays));
        var classes = root.GetProperty("classes").EnumerateArray().ToList();
        Assert.That(classes.Select(found => found.GetProperty("label").GetInt32()), Is.EqualTo(Enumerable.Range(0, classes.Count)));
        Assert.That(string.Join(' ', classes.Select(found => found.GetProperty("count").GetInt32())), Is.EqualTo(counts));
        foreach (var array in arrays.Split(", "))
            Assert.That(shown, Does.Match($@"│ {array[..array.LastIndexOf(' ')]} +│ +{array[(array.LastIndexOf(' ') + 1)..]} │"));
        if (counts != "") Assert.That(shown, Does.Match($@"│ count │ +{counts.Replace(" ", " │ +")} │"));
    }

    [Test]
    public void Every_set_of_the_catalogue_can_be_shown_within_79_columns()
    {
        foreach (var (set, paths) in DataStore.FromEnvironment().All.Where(location => location.Paths is not null))
        {
            var (exit, output, error) = KataProcess.Run($"data show {set.Name}");

            Assert.That(exit, Is.Zero, error);
            Assert.That(output, Is.Not.Empty);
            Assert.That(Drawn(output).Where(line => line.Length > 79), Is.Empty, set.Name);
        }
    }

    [Test]
    public void The_range_and_the_mean_of_an_array_are_those_of_its_entries()
    {
        var train = new Examples(Matrix<double>.Build.DenseOfArray(new[,] { { -1.5, 4 }, { 0.25, 3 } }), [0, 1]);
        var test = new Examples(Matrix<double>.Build.DenseOfArray(new[,] { { 2.0, 3 } }), [1]);

        var facts = DataSetStatistics.OfMoons("moons", train, test);

        var x = facts.Arrays[0];
        Assert.That((x.Name, x.Least, x.Most, x.Mean), Is.EqualTo(("train X", -1.5, 4.0, 1.4375)));
        Assert.That(facts.Classes, Is.EqualTo(new ClassFacts[] { new(0, 1), new(1, 2) }));
    }

    // A column of three pixels and a foot to its right: an L that is neither turned nor mirrored, and a dash. The L is of
    // class 9, the digit zero.
    [Test]
    public void A_digit_of_Ngs_layout_stands_upright_and_zero_comes_first()
    {
        var x = Matrix<double>.Build.Dense(2, 400);
        foreach (var pixel in new[] { (5 * 20) + 4, (5 * 20) + 5, (5 * 20) + 6, (6 * 20) + 6 }) x[1, pixel] = 1;
        foreach (var pixel in new[] { 100, 101 }) x[0, pixel] = 1;

        var lines = DataDrawing.Digits(new(x, [0, 9]), DigitLayout.Ng);

        var gap = new string(' ', 15);
        Assert.That(lines.Select(line => line.Trim()), Is.EqualTo(new[] { "", "", "", $"▄{gap}▄", $"█▄{gap[1..]}▀", "", "", "" }));
    }

    [Test]
    public void An_image_of_MNIST_is_read_row_by_row()
    {
        var x = Matrix<double>.Build.Dense(1, 784);
        foreach (var pixel in new[] { (10 * 28) + 10, (11 * 28) + 10, (10 * 28) + 11, (10 * 28) + 12 }) x[0, pixel] = 1;

        var lines = DataDrawing.Digits(new(x, [3]), DigitLayout.Mnist);

        Assert.That(lines.Select(line => line.Trim()), Is.EqualTo(new[] { "", "", "", "▄▄▄", "▀", "", "", "" }));
    }

    // Two corners, and two of one class against one of the other in a third.
    [Test]
    public void A_character_is_the_class_of_most_points_in_its_place()
    {
        var x = Matrix<double>.Build.DenseOfArray(new double[,] { { 0, 0 }, { 10, 10 }, { 10, 0 }, { 10, 0 }, { 10, 0 } });

        var lines = DataDrawing.Points([new(x, [1, 0, 0, 1, 1])]);

        Assert.That(lines[0], Is.EqualTo(new string(' ', 71) + "o"));
        Assert.That(lines[^1], Is.EqualTo("x" + new string(' ', 70) + "x"));
        Assert.That(lines.Skip(1).SkipLast(1), Is.All.Empty);
    }

    [Test]
    public void A_missing_set_is_reported_with_what_to_do()
    {
        using var elsewhere = new Elsewhere();

        var (exit, output, error) = elsewhere.Run("data show ex4weights", ("KATA_OFFLINE", ""));

        Assert.That(error, Is.EqualTo(
            "kata: ex4weights is not on this machine: run \"kata data get ex4weights\", "
            + "or put ex4weights.mat into the folder named by KATA_DATA."
            + Environment.NewLine));
        Assert.That((exit, output), Is.EqualTo((3, "")));
    }

    private static JsonDocument Facts(string set)
    {
        var (exit, output, error) = KataProcess.Run($"data show {set} --json");
        Assert.That((exit, error), Is.EqualTo((0, "")));
        return JsonDocument.Parse(output);
    }

    private static string Text(JsonElement array) =>
        $"{array.GetProperty("name").GetString()} {string.Join('x', array.GetProperty("shape").EnumerateArray())}";

    // Sentences are wrapped on a terminal.
    private static IEnumerable<string> Drawn(string output) =>
        output.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => !line.EndsWith('.'));
}
