using System.CommandLine;
using Kata.Data.Digits;
using Kata.Pictures.Text;
using Kata.Runner.Workers;

namespace Kata.Cli.Digits;

/// <summary>`kata predict`: a network classifies your own handwritten digit.</summary>
internal static class PredictCommand
{
    private const int BarWidth = 40;

    public static Command Create()
    {
        var images = new Argument<string[]>("image")
        {
            Description = "One or more pictures of a digit, PNG or PGM: a photo, a scan or a drawing. \"kata draw\" reads JPEGs.",
            Arity = ArgumentArity.OneOrMore,
        };
        var models = DigitModel.Option();
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

    // Everything is computed before anything is printed, so that an error leaves no partial output.
    private static int Run(string[] images, string[] names, bool json, SubmissionProcess? process)
    {
        DigitClassifier[] classifiers =
        [
            .. names.Select(DigitModel.Load).Select(model =>
                process is null ? DigitClassifier.Of(model) : new(model.Name, model, process.Outputs)),
        ];
        List<(string Image, Matrix<double> Seen)> seen =
            [.. images.Select(image => (image, OwnDigit.AsMnist(DigitImage.Read(image), image)))];
        List<List<(string Model, Prediction Prediction)>> predictions =
            [.. seen.Select(digit => classifiers.Select(one => (one.Name, one.Classify(digit.Seen))).ToList())];

        if (json) Json.Write(Entries(seen, predictions));
        for (var i = 0; i < seen.Count && !json; i++)
        {
            Terminal.Say($"{seen[i].Image}, as the network sees it:");
            foreach (var line in BlockImage.Lines(seen[i].Seen.ToRowArrays())) Console.Out.WriteLine(line);
            foreach (var (model, prediction) in predictions[i]) Print(model, prediction);
        }

        return Exit.Success;
    }

    private static object Entries(
        List<(string Image, Matrix<double> Seen)> seen, List<List<(string Model, Prediction Prediction)>> predictions)
    {
        object[] entries =
        [
            .. seen.SelectMany((digit, i) => predictions[i].Select(one => (object)new
            {
                digit.Image,
                one.Model,
                one.Prediction.Digit,
                one.Prediction.Probabilities,
                Seen = digit.Seen.ToRowArrays(),
            })),
        ];
        return entries.Length == 1 ? entries[0] : entries;
    }

    private static void Print(string model, Prediction prediction)
    {
        Console.Out.WriteLine();
        Console.Out.WriteLine($"{model}: {prediction.Digit}");
        for (var digit = 0; digit < 10; digit++)
        {
            var share = prediction.Probabilities[digit];
            var bar = new string('█', (int)Math.Round(BarWidth * Math.Clamp(share, 0, 1))).PadRight(BarWidth);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {digit} {bar} {share:F4}"));
        }
    }
}
