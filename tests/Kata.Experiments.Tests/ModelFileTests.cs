using Kata.Data.Formats;
using Kata.Data.Formats.Npy;
using Kata.Experiments.Models;

namespace Kata.Experiments.Tests;

[Category("Cli")]
public sealed class ModelFileTests
{
    private static readonly Network Model =
        Initialize.Create([3, 5, 4, 2], Activation.Relu, Activation.Softmax, Loss.SoftmaxCrossEntropy, 1);

    [Test]
    public void A_model_is_read_back_bit_for_bit()
    {
        using var folder = new Scratch();
        ModelFile.Write(folder.At("model.npz"), Model);

        var read = ModelFile.Read(folder.At("model.npz"));

        Assert.That(read.Loss, Is.EqualTo(Model.Loss));
        Assert.That(read.Layers.Select(layer => layer.Activation), Is.EqualTo(Model.Layers.Select(layer => layer.Activation)));
        Assert.That(read.Layers.Select(layer => layer.Theta), Is.EqualTo(Model.Layers.Select(layer => layer.Theta)));
    }

    [Test]
    public void NumPy_opens_our_model_and_we_open_what_it_saves()
    {
        using var folder = new Scratch();
        ModelFile.Write(folder.At("ours.npz"), Model);

        var printed = Python.Print($"""
            import numpy as np
            model = np.load(r"{folder.At("ours.npz")}")
            print(sorted(model), model["theta2"].shape, model["activation1"], model["loss"], repr(float(model["theta1"][1, 2])))
            np.savez(r"{folder.At("theirs.npz")}", **dict(model))
            """);

        var theta = Model.Layers[0].Theta[1, 2].ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(printed.Trim(), Is.EqualTo(
            $"['activation1', 'activation2', 'activation3', 'loss', 'theta1', 'theta2', 'theta3'] (4, 6) relu softmax {theta}"));
        var read = ModelFile.Read(folder.At("theirs.npz"));
        Assert.That(read.Layers.Select(layer => layer.Theta), Is.EqualTo(Model.Layers.Select(layer => layer.Theta)));
    }

    [TestCase("theta2", "x.npz needs theta2, a matrix of units x (inputs + 1), since it holds 3 arrays.")]
    [TestCase("theta1", "x.npz needs theta1, a matrix of units x (inputs + 1), since it holds 3 arrays.")]
    [TestCase("activation3", "x.npz has no text as activation3 but needs one of identity, sigmoid, tanh, relu, softmax.")]
    [TestCase("loss", "x.npz has no text as loss but needs one of crossentropy, softmax, squared.")]
    public void What_is_missing_is_named(string name, string sentence)
    {
        var (arrays, texts) = Parts();
        if (arrays.Remove(name)) arrays["other"] = new([1], [1]);
        texts.Remove(name);

        Refused(arrays, texts, sentence);
    }

    [Test]
    public void An_unknown_activation_is_named()
    {
        var (arrays, texts) = Parts();
        texts["activation1"] = "swish";

        Refused(arrays, texts, "x.npz has \"swish\" as activation1 but needs one of identity, sigmoid, tanh, relu, softmax.");
    }

    [Test]
    public void Layers_that_do_not_fit_are_refused()
    {
        var (arrays, texts) = Parts();
        arrays["theta2"] = new([4, 5], new double[20]);

        Refused(arrays, texts, "x.npz is no network: theta 2 is 4x5 but needs 6 columns: a bias and one weight per unit of layer 1.");
    }

    [Test]
    public void A_loss_that_does_not_fit_is_refused()
    {
        var (arrays, texts) = Parts();
        texts["loss"] = "squared";

        Refused(
            arrays,
            texts,
            "x.npz is no network: the last activation is Softmax but SquaredError needs another: "
                + "softmax goes with softmax cross-entropy here.");
    }

    [Test]
    public void No_theta_at_all_is_refused() => Refused([], [], "x.npz holds no theta1, so it is no model.");

    private static (Dictionary<string, NumericArray> Arrays, Dictionary<string, string> Texts) Parts()
    {
        using var folder = new Scratch();
        ModelFile.Write(folder.At("model.npz"), Model);
        var (arrays, texts) = NpzFile.Read(File.ReadAllBytes(folder.At("model.npz")), "model.npz");
        return (new(arrays), new(texts));
    }

    private static void Refused(Dictionary<string, NumericArray> arrays, Dictionary<string, string> texts, string sentence)
    {
        using var folder = new Scratch();
        File.WriteAllBytes(folder.At("x.npz"), NpzFile.Write(arrays, texts));

        Assert.That(Assert.Throws<InvalidDataException>(() => ModelFile.Read(folder.At("x.npz")))!.Message, Is.EqualTo(sentence));
    }
}
