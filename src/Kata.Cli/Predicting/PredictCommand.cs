using System.CommandLine;
using System.Globalization;
using System.Text;
using Kata.Data;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Cli;

/// <summary>`kata predict`: a network reads one's own digit.</summary>
internal static class PredictCommand
{
    private const double DrawnInk = 0.35;
    private const int BarWidth = 40;

    public static Command Create()
    {
        var images = new Argument<string[]>("image") { Description = "Pictures of a digit each, PNG or PGM: a photo, a scan or a drawing.", Arity = ArgumentArity.OneOrMore };
        var models = Models();
        var json = Json.Option();
        var command = new Command("predict", "Read your own handwritten digit with a network.") { images, models, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(images), parsed.GetRequiredValue(models), parsed.GetValue(json), DigitReading.Reference));
        return command;
    }

    /// <summary>The option that names the models.</summary>
    public static Option<string[]> Models() => new("--model")
    {
        Description = $"A .npz that \"kata train --save\" wrote, or digits-weights, ex4weights or sample_weight; {DigitModel.Standard} unless given. Repeat it for several.",
        DefaultValueFactory = _ => [DigitModel.Standard],
    };

    // Everything is read before anything is printed, so that an error leaves no half of an answer.
    private static int Run(string[] images, string[] names, bool json, Func<Network, Matrix<double>, Matrix<double>> outputs)
    {
        DigitModel[] models = [.. names.Select(DigitModel.Load)];
        List<(string Image, Matrix<double> Seen)> seen = [.. images.Select(image => (image, OwnDigit.AsMnist(DigitImage.Read(image), image)))];
        var readings = seen.Select(digit => models.Select(model => (Model: model.Name, Reading: DigitReading.Of(model, digit.Seen, outputs))).ToList()).ToList();

        if (json) Json.Write(Entries(seen, readings));
        for (var i = 0; i < seen.Count && !json; i++)
        {
            Terminal.Say($"{seen[i].Image}, as the network sees it:");
            foreach (var line in Picture(seen[i].Seen)) Console.Out.WriteLine(line);
            foreach (var (model, reading) in readings[i]) Say(model, reading);
        }

        return Exit.Done;
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

    // A character shows two pixels, one above the other.
    private static IEnumerable<string> Picture(Matrix<double> seen)
    {
        for (var row = 0; row < seen.RowCount; row += 2)
        {
            var line = new StringBuilder();
            for (var column = 0; column < seen.ColumnCount; column++)
            {
                line.Append((seen[row, column] > DrawnInk, seen[row + 1, column] > DrawnInk) switch
                {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    _ => ' ',
                });
            }

            yield return line.ToString();
        }
    }
}
