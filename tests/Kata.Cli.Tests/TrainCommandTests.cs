using System.Text.Json;
using Kata.Cli.Train;
using Kata.Data.Sets;
using Kata.Experiments.Models;

namespace Kata.Cli.Tests;

[Category("Cli")]
public sealed class TrainCommandTests
{
    // Those were trained for 200 evaluations and classify 99 per cent correctly: see MakeDigitsTests.
    [Test]
    public void The_shipped_digits_are_trained_as_the_weights_that_ship_were()
    {
        var digits = DataStore.FromEnvironment().Digits();
        var start = Initialize.Create([400, 25, 10], Activation.Sigmoid, Activation.Sigmoid, Loss.CrossEntropy, 1);
        var descent = Optimizer.Minimize(start, digits.X, OneHot.Encode(digits.Labels, 10), 1, 10);
        var thetas = Serialize.Unflatten(descent.Theta, [new(25, 401), new(10, 26)]);

        var (exit, output, error) = KataProcess.Run("train digits --seed 1 --evaluations 10 --json");

        Assert.That(exit, Is.Zero, error);
        using var json = JsonDocument.Parse(output);
        var costs = json.RootElement.GetProperty("history").EnumerateArray().Select(entry => entry.GetProperty("cost").GetDouble());
        Assert.That(costs, Is.EqualTo(descent.Costs).Within(1e-9));
        Assert.That(json.RootElement.GetProperty("evaluations").GetInt32(), Is.EqualTo(10));
        Assert.That(json.RootElement.GetProperty("cost").GetDouble(), Is.EqualTo(costs.Min()).Within(1e-12));
        Assert.That(json.RootElement.GetProperty("accuracy").GetDouble(),
            Is.EqualTo(Predict.Accuracy(Predict.Classes(start.With(thetas), digits.X), digits.Labels)).Within(1e-3));
    }

    [Test]
    public void A_saved_model_continues_where_it_stopped()
    {
        using var folder = new Scratch();
        var model = folder.At("model.npz");

        var first = KataProcess.Run($"train moons --epochs 2 --save {model} --json");
        var second = KataProcess.Run($"train moons --epochs 1 --seed 3 --load {model} --json");
        var whole = KataProcess.Run("train moons --epochs 3 --json");

        Assert.That(second.Exit, Is.Zero, first.Error + second.Error);
        Assert.That(Last(second.Out), Is.EqualTo(Last(whole.Out)));
    }

    [TestCase("--optimizer gd --epochs 3 --rate 0.1", "gd", 4, 3)]
    [TestCase("--optimizer lbfgs --evaluations 5", "lbfgs", 5, null)]
    [TestCase("--optimizer sgd --epochs 1 --batch 32", "sgd", null, 1)]
    public void Every_optimizer_reports_its_evaluations_or_epochs(string options, string optimizer, int? evaluations, int? epochs)
    {
        var (exit, output, error) = KataProcess.Run($"train moons --hidden 4 --activation tanh --loss softmax {options} --json");

        Assert.That(exit, Is.Zero, error);
        using var json = JsonDocument.Parse(output);
        Assert.That(json.RootElement.GetProperty("optimizer").GetString(), Is.EqualTo(optimizer));
        Assert.That(json.RootElement.GetProperty("evaluations").Deserialize<int?>(), Is.EqualTo(evaluations));
        Assert.That(json.RootElement.GetProperty("epochs").Deserialize<int?>(), Is.EqualTo(epochs));
        Assert.That(json.RootElement.GetProperty("parameters").GetInt32(), Is.EqualTo((4 * 3) + (2 * 5)));
        Assert.That(json.RootElement.GetProperty("testAccuracy").GetDouble(), Is.InRange(0, 1));
    }

    [TestCase("train moons --batch 3 --optimizer lbfgs", "--batch goes with --optimizer sgd only.")]
    [TestCase("train moons --evaluations 3", "--evaluations goes with --optimizer lbfgs only.")]
    [TestCase("train moons --rate -1", "--rate is -1 but needs to be above 0: a step goes downhill.")]
    [TestCase("train moons --epochs 0", "--epochs is 0 but needs to be at least 1: there would be nothing to do.")]
    [TestCase("train moons --hidden 3,x", "--hidden is \"3,x\" but needs unit counts from 1 to 100000, e.g. 25 or 25,50,25.")]
    [TestCase("train moons --load a.npz --hidden 3", "--hidden cannot go with --load: the model has its own.")]
    [TestCase(
        "train moons --optimizer sgf",
        "Argument 'sgf' not recognized. Must be one of: 'lbfgs' 'gd' 'sgd'; see \"kata train --help\".")]
    [TestCase("train", "Required argument 'dataset' missing for command: 'train'; see \"kata train --help\".")]
    [TestCase("trian", "Unrecognized command or argument 'trian': did you mean train?")]
    public void Wrong_usage_is_one_line_and_2(string arguments, string sentence) => Ends(arguments, 2, sentence);

    [TestCase("train moons --save /nowhere/at/all/model.npz", "/nowhere/at/all/model.npz cannot be written: its folder does not exist.")]
    [TestCase("train moons --save .", ". is a folder, so no model can be written there: name a file.")]
    [TestCase("train moons --load README.md", "README.md is not a zip archive of arrays, or it is damaged.")]
    public void A_file_that_fails_is_one_line_and_3(string arguments, string sentence) => Ends(arguments, 3, sentence);

    [Test]
    public void A_model_of_other_sizes_is_refused()
    {
        using var folder = new Scratch();
        var model = folder.At("model.npz");
        ModelFile.Write(model, Initialize.Create([3, 4, 2], Activation.Tanh, Activation.Sigmoid, Loss.CrossEntropy, 1));

        var sentence = $"{model} takes 3 numbers and tells 2 classes apart, but these examples have 2 numbers and 2 classes.";
        Ends($"train moons --load {model}", 3, sentence);
    }

    // Ctrl-C is handled as SIGTERM is, but a process that a shell starts in the background ignores it.
    [Platform("Linux,MacOsX")]
    [TestCase("")]
    [TestCase("--subject src/Kata")]
    public void A_stopped_training_saves_what_was_learned(string whose)
    {
        using var folder = new Scratch();
        var model = folder.At("model.npz");

        var (exit, output, error) = EndedAfter(seconds: 3);
        // On a busy machine nothing may have been learned by then.
        for (var seconds = 6; (exit != 0 || output.Contains("\"epochs\": 0,")) && seconds < 60; seconds *= 2)
            (exit, output, error) = EndedAfter(seconds);

        Assert.That(exit, Is.Zero, error);
        using var json = JsonDocument.Parse(output);
        Assert.That(json.RootElement.GetProperty("stopped").GetBoolean());
        Assert.That(json.RootElement.GetProperty("epochs").GetInt32(), Is.InRange(1, 99_999));
        Assert.That(ModelFile.Read(model).Layers, Has.Count.EqualTo(4));

        (int Exit, string Out, string Error) EndedAfter(int seconds)
        {
            var command = $"train moons --epochs 100000 --save {model} --json {whose}";
            using var process = KataProcess.Start(command, TestContext.CurrentContext.TestDirectory, RealData.Repository());
            Thread.Sleep(seconds * 1000);
            using var request = System.Diagnostics.Process.Start("kill", $"-TERM {process.Id}");
            return KataProcess.Result(process);
        }
    }

    [TestCase("--optimizer sgd --epochs 2")]
    [TestCase("--optimizer gd --epochs 2 --rate 0.1")]
    [TestCase("--optimizer lbfgs --evaluations 3")]
    public void A_submission_trains_in_its_own_process_to_the_same_network(string options)
    {
        using var folder = new Scratch();
        var (expected, actual) = (folder.At("reference.npz"), folder.At("submission.npz"));
        var files = Path.Combine(RealData.Repository(), "src", "Kata");

        var reference = KataProcess.Run($"train moons {options} --save {expected} --json");
        var submission = KataProcess.Run($"train moons {options} --save {actual} --json --subject {files}");

        Assert.That(submission.Exit, Is.Zero, reference.Error + submission.Error);
        // The reference trains on step 13's gradient: the same but for rounding.
        foreach (var (own, other) in ModelFile.Read(actual).Layers.Zip(ModelFile.Read(expected).Layers))
            Assert.That(own.Theta.ToRowMajorArray(), Is.EqualTo(other.Theta.ToRowMajorArray()).Within(1e-10));
        Assert.That(Last(submission.Out).Cost, Is.EqualTo(Last(reference.Out).Cost).Within(1e-10));
        Assert.That(Last(submission.Out).Accuracy, Is.EqualTo(Last(reference.Out).Accuracy));
    }

    [Test]
    public void An_exception_of_the_submission_is_one_line_and_1_and_nothing_is_saved()
    {
        using var folder = new Scratch();
        Assert.That(KataProcess.Run($"start {folder.At("mine")}").Exit, Is.Zero);

        var arguments = $"train moons --epochs 1 --subject {folder.At("mine")} --save {folder.At("model.npz")} --json";
        var (exit, output, error) = KataProcess.Run(arguments);

        Assert.That(exit, Is.EqualTo(1));
        Assert.That(error, Does.Match("^kata: the code threw NotImplementedException at .*Initialize.cs, line [0-9]+: .*\n$"));
        Assert.That(output, Is.Empty);
        Assert.That(folder.At("model.npz"), Does.Not.Exist);
    }

    [Test]
    public void A_training_stopped_before_its_first_epoch_is_printed() => Assert.That(
        () => TrainingTable.Print(new("moons", 1400, 2702, "sgd", null, 0, 0.7, 0.5, 0.5, 0.1, 1, 0, true, null, []), null, null),
        Throws.Nothing);

    [Test]
    public void What_was_learned_is_drawn()
    {
        using var folder = new Scratch();

        var (exit, output, error) = KataProcess.Run($"train moons --epochs 1 --pictures {folder.At("drawn")}");

        Assert.That(exit, Is.Zero, error);
        Assert.That(output, Does.Contain("index.html"));
        Assert.That(Drawn(folder), Is.EquivalentTo(new[] { "history.svg", "index.html", "regions.svg" }));
    }

    [Test]
    public void A_network_of_digits_is_drawn_with_its_units_and_misclassified_digits()
    {
        using var folder = new Scratch();

        var (exit, _, error) = KataProcess.Run($"train digits --evaluations 2 --pictures {folder.At("drawn")}");

        Assert.That(exit, Is.Zero, error);
        string[] pictures = ["confusion.svg", "hidden.svg", "history.svg", "index.html", "misclassified.svg"];
        Assert.That(Drawn(folder), Is.EquivalentTo(pictures));
    }

    private static IEnumerable<string?> Drawn(Scratch folder) => Directory.GetFiles(folder.At("drawn")).Select(Path.GetFileName);

    private static void Ends(string arguments, int code, string sentence)
    {
        var (exit, output, error) = KataProcess.Run(arguments);

        Assert.That(error, Is.EqualTo($"kata: {sentence}{Environment.NewLine}"));
        Assert.That(exit, Is.EqualTo(code));
        Assert.That(output, Is.Empty);
    }

    private static (double Cost, double Accuracy) Last(string json)
    {
        using var document = JsonDocument.Parse(json);
        var last = document.RootElement.GetProperty("history").EnumerateArray().Last();
        return (last.GetProperty("cost").GetDouble(), last.GetProperty("accuracy") is { ValueKind: JsonValueKind.Number } accuracy
            ? accuracy.GetDouble() : double.NaN);
    }
}
