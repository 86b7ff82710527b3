using System.Text.Json;

namespace Kata.Cli.Tests;

[Category("Cli")]
public sealed class CostsCommandTests
{
    private static readonly Lazy<(int Exit, string Out, string Error)> Run = new(() => KataProcess.Run("costs --json"));

    /// <summary>What `kata costs` prints.</summary>
    internal static readonly Lazy<(int Exit, string Out, string Error)> Table = new(() => KataProcess.Run("costs"));

    [Test]
    public void Every_value_whose_data_are_present_is_ok()
    {
        Assert.That(Run.Value.Exit, Is.Zero, Run.Value.Error);
        using var json = JsonDocument.Parse(Run.Value.Out);

        var wrong = json.RootElement.EnumerateArray().Where(line => line.GetProperty("status").GetString() == "off");
        Assert.That(wrong.Select(line => line.ToString()), Is.Empty);
        Assert.That(json.RootElement.GetArrayLength(), Is.GreaterThan(40));
    }

    [TestCase("ex4.cost.lambda0", 0.2876291651613189, "ex4weights")]
    [TestCase("ex4.cost.lambda1", 0.38376985909092365, "ex4weights")]
    [TestCase("ex4.mistake.rowsForColumns", 0.37904640005669177, "ex4weights")]
    [TestCase("mnist.crossEntropy", 0.2245442314638212, "sample_weight")]
    [TestCase("mnist.accuracy", 0.9352, "sample_weight")]
    public void Published_and_computed_agree_to_1e_12(string id, double published, string dataSet)
    {
        using var json = JsonDocument.Parse(Run.Value.Out);
        var line = json.RootElement.EnumerateArray().Single(line => line.GetProperty("id").GetString() == id);
        if (line.GetProperty("status").GetString() == "missing") RequiredData.Missing(dataSet, line.GetProperty("remedy").GetString()!);

        Assert.That(line.GetProperty("published").GetDouble(), Is.EqualTo(published));
        Assert.That(line.GetProperty("computed").GetDouble(), Is.EqualTo(published).Within(1e-12));
        Assert.That(line.GetProperty("difference").GetDouble(), Is.EqualTo(line.GetProperty("computed").GetDouble() - published));
        Assert.That(line.GetProperty("source").GetString(), Is.Not.Empty);
    }

    [Test]
    public void Values_without_data_are_missing_and_the_way_to_get_the_data_is_shown()
    {
        using var elsewhere = new Elsewhere();

        var (exit, output, error) = elsewhere.Run("costs", ("KATA_OFFLINE", ""));

        Assert.That(exit, Is.Zero, error);
        Assert.That(output, Does.Contain("missing ex4.cost.lambda0"));
        Assert.That(output, Does.Contain("ok      softmax2x3.loss "));
        Assert.That(output, Does.Contain("run \"kata data get ex4weights\""));
    }

    [Test]
    public void The_table_fits_80_columns()
    {
        var lines = Table.Value.Out.Split('\n');

        Assert.That(lines, Has.All.Length.LessThanOrEqualTo(80));
        Assert.That(lines.Count(line => line.StartsWith("ok ", StringComparison.Ordinal)), Is.GreaterThan(20), "wrapped or missing lines");
    }
}
