using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Kata.Data.Sets;

namespace Kata.Bench;

/// <summary>`training`: `kata train` and the same in NumPy and SciPy, whole processes in turn.</summary>
internal static class TrainingCommand
{
    private static readonly Option<string[]> Names = new("--only")
    {
        Description = "Which of digits, moons and mnist; all unless given.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => ["digits", "moons", "mnist"],
    };

    private static readonly Option<int> Rounds = Output.Count("--rounds", "How often both sides take turns.", 5);
    private static readonly Option<int> Epochs = Output.Count("--epochs", "Epochs on the moons.", 100);
    private static readonly Option<bool> AsJson = Output.JsonOption();

    public static Command Create()
    {
        var command = new Command("training", "kata train beside NumPy and SciPy, from the start of a process to its end.")
        {
            Names, Rounds, Epochs, AsJson,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (names, rounds, epochs) = (parsed.GetRequiredValue(Names), parsed.GetValue(Rounds), parsed.GetValue(Epochs));
        Guard.AtLeast("--rounds", rounds, 1, "a median needs a number");
        Guard.AtLeast("--epochs", epochs, 1, "without one nothing is trained");
        var (store, python) = (DataStore.FromEnvironment(), NumPyPeer.Python);
        List<Result> results = [];
        foreach (var name in names)
        {
            var (title, set, count) = name switch
            {
                "digits" => ("400-25-10, 5,000 digits, 200 evaluations of L-BFGS", "digits", 200),
                "moons" => ($"2-25-50-25-2, 1,400 points one by one, {Output.Number(epochs)} epochs", "moons", epochs),
                "mnist" => ("784-100-10, 60,000 images in batches of 100, one epoch", "mnist-train", 1),
                _ => throw new ArgumentException($"--only is {name} but needs to be digits, moons or mnist."),
            };
            if (store.Where(set) is not { } files)
            {
                Console.Error.WriteLine($"{name} is left out: {set} is not on this machine; \"kata data get {set}\" downloads it.");
                continue;
            }

            // Both sides begin with the same weights.
            using var start = new StartFile(Network(name));
            string[] kata =
            [
                "exec", Path.Combine(AppContext.BaseDirectory, "Kata.Cli.dll"), "train", name, "--load", start.Path,
                name == "digits" ? "--evaluations" : "--epochs", $"{count}", "--json",
            ];
            string[] peer = [NumPyPeer.Script("train.py"), name, start.Path, .. files, $"{count}"];
            List<double> ours = [], theirs = [];
            var (our, their) = (default(Reached), default(Reached));
            // The first turns load files into the system's memory, and are not counted.
            for (var round = -1; round < rounds; round++)
            {
                our = Time("dotnet", kata, round < 0 ? [] : ours);
                their = Time(python, peer, round < 0 ? [] : theirs);
            }

            results.Add(new(title, Spread.Of(ours), Spread.Of(theirs), our, their));
        }

        if (parsed.GetValue(AsJson)) Output.WriteJson(results);
        else Write(results);
        return 0;
    }

    private static Network Network(string name) => name switch
    {
        "digits" => Initialize.Create([400, 25, 10], Activation.Sigmoid, Activation.Sigmoid, Loss.CrossEntropy, 1),
        "moons" => Initialize.Create([2, 25, 50, 25, 2], Activation.Sigmoid, Activation.Sigmoid, Loss.SquaredError, 1),
        _ => Initialize.Create([784, 100, 10], Activation.Relu, Activation.Softmax, Loss.SoftmaxCrossEntropy, 1),
    };

    private static Reached Time(string program, string[] arguments, List<double> times)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        NumPyPeer.Free(start);
        var since = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        times.Add(Stopwatch.GetElapsedTime(since).TotalSeconds);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"\"{program} {string.Join(' ', arguments)}\" ended with exit code {process.ExitCode}.");
        var reached = JsonElement.Parse(output);
        return new(reached.GetProperty("cost").GetDouble(), reached.GetProperty("accuracy").GetDouble());
    }

    private static void Write(IEnumerable<Result> results)
    {
        Console.Out.WriteLine($"Whole processes in turn, {Environment.ProcessorCount} processors, .NET {Environment.Version}.");
        Console.Out.WriteLine();
        Console.Out.WriteLine($"{"Seconds",-60}{"kata",8}{"95 %",8}{"NumPy",8}{"95 %",8}{"ratio",8}{"cost",10}{"NumPy's",10}");
        foreach (var (title, ours, theirs, our, their) in results)
        {
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{title,-60}{ours.Median,8:F2}{ours.Percent95,8:F2}{theirs.Median,8:F2}{theirs.Percent95,8:F2}"
                + $"{ours.Median / theirs.Median,8:F2}{our.Cost,10:F5}{their.Cost,10:F5}"));
        }
    }

    private readonly record struct Reached(double Cost, double Accuracy);

    private sealed record Result(string Title, Spread Kata, Spread NumPy, Reached KataReached, Reached NumPyReached);
}
