using System.CommandLine;
using System.Globalization;
using Kata.Cli.Output;
using Kata.Data.Digits;
using Kata.Pictures.Text;
using Kata.Runner.Workers;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Cli.Digits;

/// <summary>`kata predict`: a network reads one's own digit.</summary>
internal static class PredictCommand
{
    private const int BarWidth = 40;

    public static Command Create()
    {
        var images = new Argument<string[]>("image") { Description = "Pictures of a digit each, PNG or PGM: a photo, a scan or a drawing.", Arity = ArgumentArity.OneOrMore };
        var models = Models();
        var json = Json.Option();
        var subject = StepsRunner.Subject();
        var command = new Command("predict", "Read your own handwritten digit with a network.") { images, models, subject, json };
        command.SetAction(parsed =>
        {
            using var process = parsed.GetValue(subject) is { } folder ? new SubmissionProcess(StepsRunner.Read(folder)) : null;
            return Run(parsed.GetRequiredValue(images), parsed.GetRequiredValue(models), parsed.GetValue(json), process);
        });
        return command;
    }

    /// <summary>The option that names the models.</summary>
    public static Option<string[]> Models() => new("--model")
    {
        Description = $"A .npz that \"kata train --save\" wrote, or digits-weights, ex4weights or sample_weight; {DigitModel.Standard} unless given. Repeat it for several.",
        DefaultValueFactory = _ => [DigitModel.Standard],
    };

    // Everything is read before anything is printed, so that an error leaves no half of an answer.
    private static int Run(string[] images, string[] names, bool json, SubmissionProcess? process)
    {
        DigitReader[] readers = [.. names.Select(DigitModel.Load).Select(model => process is null ? DigitReader.Of(model) : new(model.Name, model, process.Outputs))];
        List<(string Image, Matrix<double> Seen)> seen = [.. images.Select(image => (image, OwnDigit.AsMnist(DigitImage.Read(image), image)))];
        var readings = seen.Select(digit => readers.Select(reader => (Model: reader.Name, Reading: reader.Read(digit.Seen))).ToList()).ToList();

        if (json) Json.Write(Entries(seen, readings));
        for (var i = 0; i < seen.Count && !json; i++)
        {
            Terminal.Say($"{seen[i].Image}, as the network sees it:");
            foreach (var line in BlockImage.Lines(seen[i].Seen.ToRowArrays())) Console.Out.WriteLine(line);
            foreach (var (model, reading) in readings[i]) Say(model, reading);
        }

        return Exit.Success;
    }

    private static object Entries(
        List<(string Image, Matrix<double> Seen)> seen, List<List<(string Model, DigitReading Reading)>> readings)
    {
        object[] entries =
        [
            .. seen.SelectMany((digit, i) => readings[i].Select(read => (object)new
            {
                digit.Image,
                read.Model,
                read.Reading.Digit,
                read.Reading.Probabilities,
                Seen = digit.Seen.ToRowArrays(),
            })),
        ];
        return entries.Length == 1 ? entries[0] : entries;
    }

    private static void Say(string model, DigitReading reading)
    {
        Console.Out.WriteLine();
        Console.Out.WriteLine($"{model}: {reading.Digit}");
        for (var digit = 0; digit < 10; digit++)
        {
            var share = reading.Probabilities[digit];
            var bar = new string('█', (int)Math.Round(BarWidth * Math.Clamp(share, 0, 1))).PadRight(BarWidth);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {digit} {bar} {share:F4}"));
        }
    }
}
