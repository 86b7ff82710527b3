using System.Text.Json;
using Kata.Cli.Digits;
using Kata.Experiments.Models;

namespace Kata.Cli.Tests;

[Category("Cli")]
public sealed class PredictCommandTests
{
    [Test]
    public void The_prepared_image_the_ten_outputs_and_the_digit_are_printed()
    {
        using var folder = new Scratch();
        var image = folder.Write("one.pgm", One());

        var (exit, output, error) = KataProcess.Run($"predict {image}");

        var lines = output.Split(Environment.NewLine);
        Assert.That(exit, Is.Zero, error);
        Assert.That(lines[0], Is.EqualTo($"{image}, as the network sees it:"));
        Assert.That(lines.Skip(1).Take(14), Has.All.Length.EqualTo(28).And.Some.Contains("█"));
        Assert.That(lines[16], Is.EqualTo("digits-weights: 1"));
        Assert.That(lines.Skip(17).Take(10).Select(line => line[..4]), Is.EqualTo(Enumerable.Range(0, 10).Select(digit => $"  {digit} ")));
    }

    [Test]
    public void One_image_and_one_model_are_one_JSON_object()
    {
        using var folder = new Scratch();
        var image = folder.Write("one.pgm", One());

        var (exit, output, error) = KataProcess.Run($"predict {image} --json");

        Assert.That(exit, Is.Zero, error);
        using var json = JsonDocument.Parse(output);
        var probabilities = json.RootElement.GetProperty("probabilities").Deserialize<double[]>()!;
        var seen = json.RootElement.GetProperty("seen").Deserialize<double[][]>()!;
        Assert.That(json.RootElement.GetProperty("image").GetString(), Is.EqualTo(image));
        Assert.That(json.RootElement.GetProperty("model").GetString(), Is.EqualTo("digits-weights"));
        Assert.That(json.RootElement.GetProperty("digit").GetInt32(), Is.EqualTo(1));
        Assert.That(probabilities, Has.Length.EqualTo(10));
        Assert.That(Array.IndexOf(probabilities, probabilities.Max()), Is.EqualTo(1));
        Assert.That(seen.Select(row => row.Length), Is.EqualTo(Enumerable.Repeat(28, 28)));
    }

    [Test]
    public void Several_images_and_models_are_a_JSON_array_of_all_of_them()
    {
        using var folder = new Scratch();
        var (png, pgm, model) = (folder.Write("one.png", OneAsPng()), folder.Write("one.pgm", One()), folder.At("model.npz"));
        ModelFile.Write(model, Initialize.Create([784, 10], Activation.Tanh, Activation.Softmax, Loss.SoftmaxCrossEntropy, 1));

        var (exit, output, error) = KataProcess.Run($"predict {png} {pgm} --model digits-weights --model {model} --json");

        Assert.That(exit, Is.Zero, error);
        using var json = JsonDocument.Parse(output);
        Assert.That(
            json.RootElement.EnumerateArray().Select(entry => $"{entry.GetProperty("image")} {entry.GetProperty("model")}"),
            Is.EqualTo(new[] { $"{png} digits-weights", $"{png} {model}", $"{pgm} digits-weights", $"{pgm} {model}" }));
    }

    [TestCase(400, 9, 0)]
    [TestCase(400, 0, 1)]
    [TestCase(784, 9, 9)]
    [TestCase(784, 0, 0)]
    public void The_number_of_inputs_decides_the_digit_of_a_class(int inputs, int label, int digit)
    {
        var model = new DigitModel("m", new([new(Matrix<double>.Build.Dense(10, inputs + 1), Activation.Sigmoid)], Loss.CrossEntropy));
        var h = Matrix<double>.Build.Dense(1, 10, (_, k) => k == label ? 0.75 : 0.25);

        var prediction = new DigitClassifier("m", model, (_, _) => h).Classify(Matrix<double>.Build.Dense(28, 28));

        Assert.That(prediction.Digit, Is.EqualTo(digit));
        Assert.That(prediction.Probabilities[digit], Is.EqualTo(0.75));
    }

    [Test]
    public void A_correct_submission_predicts_what_the_reference_predicts()
    {
        const string image = "tests/Kata.Cli.Tests/OwnDigits/7-crossed.png";

        var reference = KataProcess.Run($"predict {image} --json");
        var submission = KataProcess.Run($"predict {image} --json --subject {Path.Combine(RealData.Repository(), "src", "Kata")}");

        Assert.That(submission.Exit, Is.Zero, submission.Error);
        Assert.That(submission.Out, Is.EqualTo(reference.Out));
    }

    [Test]
    public void A_missing_file_is_refused() =>
        Ends("predict nowhere.png", 3, "nowhere.png does not exist: name a PNG or PGM file with a digit.");

    [Test]
    public void A_folder_is_refused() => Ends("predict docs", 3, "docs is a folder but needs to be a picture: name a PNG or PGM file.");

    [Test]
    public void Another_format_is_refused() =>
        Ends("predict README.md", 3, "README.md is neither a PNG nor a PGM picture: save it as one or convert it.");

    [TestCase(new byte[] { 0xff, 0xd8, 0xff, 0xe0 }, "JPEG")]
    [TestCase(new byte[] { 0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69, 0x63 }, "HEIC")]
    public void A_photograph_is_refused_with_where_it_can_be_read(byte[] content, string kind)
    {
        using var folder = new Scratch();
        var image = folder.Write("photo.jpg", content);

        Ends(
            $"predict {image}",
            3,
            $"{image} is a {kind} picture: open it in \"kata draw\", which reads photographs, or save it as PNG.");
    }

    [Test]
    public void A_truncated_picture_is_refused()
    {
        using var folder = new Scratch();
        var image = folder.Write("one.pgm", One()[..100]);

        Ends($"predict {image}", 3, $"{image} ends after 87 of 3,600 bytes of its pixels.");
    }

    [Test]
    public void A_picture_with_too_many_pixels_is_refused()
    {
        using var folder = new Scratch();
        var image = folder.Write("huge.png", Packed.Png(Packed.PngHeader(20_000, 20_000, 0), ("IDAT", new byte[2_000_000]), ("IEND", [])));

        Ends($"predict {image}", 3, $"{image} is 20,000 wide and 20,000 high but needs 1 to 100,000,000 pixels.");
    }

    [Test]
    public void A_blank_page_is_refused()
    {
        using var folder = new Scratch();
        var image = folder.Write("blank.pgm", [.. "P5\n60 60\n255\n"u8, .. Enumerable.Repeat((byte)200, 3600)]);

        Ends(
            $"predict {image}",
            3,
            $"{image} shows no ink but needs a digit: write one, clearly darker or lighter than what is around it.");
    }

    [Test]
    public void A_model_that_is_neither_a_name_nor_a_file_is_refused() => Ends(
        "predict README.md --model nothing",
        2,
        "model nothing is not known and not a file: name a .npz of \"kata train --save\", or digits-weights, ex4weights, sample_weight.");

    [Test]
    public void A_truncated_model_is_refused()
    {
        using var folder = new Scratch();
        var network = Initialize.Create([784, 10], Activation.Tanh, Activation.Softmax, Loss.SoftmaxCrossEntropy, 1);
        var model = folder.Write("model.npz", ModelFile.Bytes(network)[..1000]);

        Ends($"predict README.md --model {model}", 3, "model.npz is not a zip archive of arrays, or it is damaged.");
    }

    [TestCase(3, 10, "takes 3 numbers but needs 784 or 400: a digit has 28x28 pixels, or 20x20 in Ng's data.")]
    [TestCase(400, 9, "has 9 outputs but needs 10: one for each digit.")]
    [TestCase(784, 11, "has 11 outputs but needs 10: one for each digit.")]
    public void A_network_that_is_not_for_digits_is_refused(int inputs, int outputs, string reason)
    {
        using var folder = new Scratch();
        var model = folder.At("model.npz");
        ModelFile.Write(model, Initialize.Create([inputs, outputs], Activation.Tanh, Activation.Sigmoid, Loss.CrossEntropy, 1));

        Ends($"predict README.md --model {model}", 3, $"{model} {reason}");
    }

    // 60 × 60, a stroke of 8 × 40 pixels.
    private static byte[] Pixels() =>
        [.. Enumerable.Range(0, 3600).Select(i => (byte)(i % 60 is >= 26 and < 34 && i / 60 is >= 10 and < 50 ? 20 : 230))];

    private static byte[] One() => [.. "P5\n60 60\n255\n"u8, .. Pixels()];

    private static byte[] OneAsPng()
    {
        var lines = Pixels().Chunk(60).SelectMany(line => line.Prepend((byte)0));
        return Packed.Png(Packed.PngHeader(60, 60, 0), ("IDAT", Packed.Zlib([.. lines])), ("IEND", []));
    }

    private static void Ends(string arguments, int code, string sentence)
    {
        var (exit, output, error) = KataProcess.Run(arguments);

        Assert.That(error, Is.EqualTo($"kata: {sentence}{Environment.NewLine}"));
        Assert.That(exit, Is.EqualTo(code));
        Assert.That(output, Is.Empty);
    }
}
