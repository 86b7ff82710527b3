using System.CommandLine;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Kata.Data.Formats.Mat;
using Kata.Data.Sets;

namespace Kata.Bench;

/// <summary>`readers`: a .mat of 5,000 digits and MNIST's 10,000 test images as text, here and by SciPy and pandas in turn.</summary>
internal static class ReadersCommand
{
    private static readonly Option<int> Rounds = Output.Count("--rounds", "How often both sides take turns.", 15);
    private static readonly Option<bool> AsJson = Output.JsonOption();

    public static Command Create()
    {
        var command = new Command("readers", "Reading .mat and .csv files beside SciPy and pandas.") { Rounds, AsJson };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var rounds = parsed.GetValue(Rounds);
        Guard.AtLeast("--rounds", rounds, 1, "a median needs a number");
        var folder = Directory.CreateTempSubdirectory("kata-readers-");
        try
        {
            List<(string Kind, string Title, string File, Func<byte[], int> Read)> files = [];
            var store = DataStore.FromEnvironment();
            if (store.Where("digits") is [var mat, ..]) files.Add(("mat", "digits.mat, 5,000 x 400", mat, ReadMat));
            if (store.Where("mnist-test") is not null)
                files.Add(("csv", "MNIST as text, 10,000 lines", WriteCsv(store.MnistTest(), folder.FullName), ReadCsv));
            using var peer = Start();
            var runs = peer.StandardOutput.ReadLine() ?? throw new InvalidOperationException(
                $"read.py ended: {peer.StandardError.ReadToEnd()} On Debian: apt-get install python3-pandas python3-scipy.");
            List<Row> rows = [.. files.Select(file => Measure(file.Kind, file.Title, file.File, file.Read, peer, rounds))];
            peer.StandardInput.Close();
            peer.WaitForExit();
            if (parsed.GetValue(AsJson)) Output.WriteJson(new { runs = JsonElement.Parse(runs), rows });
            else Write(runs, rows);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Process Start()
    {
        var start = new ProcessStartInfo(NumPyPeer.Python, [NumPyPeer.Script("read.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        NumPyPeer.Free(start);
        return Process.Start(start)!;
    }

    private static Row Measure(string kind, string title, string file, Func<byte[], int> read, Process peer, int rounds)
    {
        List<double> ours = [], theirs = [];
        // The first turns load code and files, and are not counted.
        for (var round = -3; round < rounds; round++)
        {
            var since = Stopwatch.GetTimestamp();
            var count = read(File.ReadAllBytes(file));
            var our = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
            peer.StandardInput.WriteLine($"{kind} {file}");
            peer.StandardInput.Flush();
            var answer = JsonElement.Parse(peer.StandardOutput.ReadLine()
                ?? throw new InvalidOperationException($"read.py ended: {peer.StandardError.ReadToEnd()}"));
            if (answer.GetProperty("count").GetInt32() is var other && other != count)
                throw new InvalidOperationException($"{title}: {count} numbers are read here but {other} there.");
            if (round < 0) continue;
            ours.Add(our);
            theirs.Add(answer.GetProperty("milliseconds").GetDouble());
        }

        return new(title, Spread.Of(ours), Spread.Of(theirs));
    }

    private static int ReadMat(byte[] content) =>
        MatFile.Read(content, "digits.mat").Values.Sum(array => array.Values.Length);

    private static int ReadCsv(byte[] content) => CsvFile.ReadMnist(content, "mnist.csv") is var examples
        ? (examples.X.RowCount * examples.X.ColumnCount) + examples.Labels.Length : 0;

    private static string WriteCsv(Examples images, string folder)
    {
        var path = Path.Combine(folder, "mnist.csv");
        var text = new StringBuilder("label");
        for (var pixel = 0; pixel < images.X.ColumnCount; pixel++) text.Append(CultureInfo.InvariantCulture, $",pixel{pixel}");
        text.Append('\n');
        for (var i = 0; i < images.Labels.Length; i++)
        {
            text.Append(images.Labels[i]);
            for (var pixel = 0; pixel < images.X.ColumnCount; pixel++) text.Append(',').Append((int)Math.Round(255 * images.X[i, pixel]));
            text.Append('\n');
        }

        File.WriteAllText(path, text.ToString());
        return path;
    }

    private static void Write(string runs, IEnumerable<Row> rows)
    {
        Console.Out.WriteLine($"In turn, {Environment.ProcessorCount} processors, .NET {Environment.Version}; {runs}");
        Console.Out.WriteLine();
        Console.Out.WriteLine($"{"Milliseconds",-30}{"kata",9}{"95 %",9}{"peer",9}{"95 %",9}{"ratio",8}");
        foreach (var (title, ours, theirs) in rows)
        {
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{title,-30}{ours.Median,9:F1}{ours.Percent95,9:F1}{theirs.Median,9:F1}{theirs.Percent95,9:F1}"
                + $"{ours.Median / theirs.Median,8:F2}"));
        }
    }

    private sealed record Row(string Title, Spread Kata, Spread Peer);
}
