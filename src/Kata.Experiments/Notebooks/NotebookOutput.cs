using Kata.Experiments.Models;
using Kata.Experiments.Training;
using Kata.Pictures.Svg;

namespace Kata.Experiments.Notebooks;

/// <summary>What a notebook is written on: lines, numbers, pictures and models.</summary>
/// <param name="desk">What is at hand.</param>
/// <param name="length">How long its trainings are.</param>
internal sealed class NotebookOutput(ExperimentContext desk, NotebookScale length)
{
    /// <summary>Whose steps.</summary>
    public Steps Steps => desk.Steps;

    /// <summary>Where to look for data.</summary>
    public DataStore Store => desk.Store;

    /// <summary>A training from a start to its end.</summary>
    /// <param name="plan">How it goes; its data are given.</param>
    /// <param name="examples">The training set.</param>
    /// <param name="start">The start.</param>
    /// <param name="report">Told every moment.</param>
    /// <exception cref="OperationCanceledException">It was asked to end early.</exception>
    public TrainingResult Train(TrainingPlan plan, Examples examples, Network start, Action<HistoryEntry> report)
    {
        var trained = new Trainer(Steps, plan, examples, report, desk.Stop).Run(start);
        desk.Stop.ThrowIfCancellationRequested();
        return trained;
    }

    /// <summary>How often a training set is gone through.</summary>
    /// <param name="published">As often as this in the notebook.</param>
    public int Epochs(int published) => length.Epochs ?? published;

    /// <summary>How often cost and gradient are computed.</summary>
    /// <param name="published">As often as this in the notebook.</param>
    public int Evaluations(int published) => length.Evaluations ?? published;

    /// <summary>Writes a line; numbers are written as everywhere.</summary>
    public void Say(FormattableString line) => desk.Say(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a line as it is.</summary>
    public void Say(string line) => desk.Say(line);

    /// <summary>Where a long part stands.</summary>
    /// <param name="text">In words and numbers, less than a line.</param>
    /// <param name="share">How much of it is done, 0 … 1.</param>
    public void Now(FormattableString text, double share)
    {
        desk.Stop.ThrowIfCancellationRequested();
        desk.Report(new() { Progress = new(text.ToString(CultureInfo.InvariantCulture), share) });
    }

    /// <summary>A number that was published, to its last digits.</summary>
    /// <param name="id">What it is.</param>
    /// <param name="what">The same in words.</param>
    /// <param name="ours">As computed here.</param>
    /// <param name="published">As printed.</param>
    /// <param name="tolerance">Half a unit of the last printed digit, or what rounding takes.</param>
    /// <param name="source">Who published it, where.</param>
    public void Figure(string id, string what, double ours, string published, double tolerance, string source)
    {
        var value = double.Parse(published, CultureInfo.InvariantCulture);
        desk.Report(new() { Value = new(id, what, ours, published, value - tolerance, value + tolerance, source) });
    }

    /// <summary>A number that was published, as far as it was printed.</summary>
    /// <param name="id">What it is.</param>
    /// <param name="what">The same in words.</param>
    /// <param name="ours">As computed here.</param>
    /// <param name="published">As printed.</param>
    /// <param name="tolerance">Half a unit of the last printed digit, or what rounding takes.</param>
    /// <param name="source">Who published it, where.</param>
    public void Figure(string id, string what, double ours, double published, double tolerance, string source) =>
        Figure(id, what, ours, published.ToString("R", CultureInfo.InvariantCulture), tolerance, source);

    /// <summary>A number that was published for other random numbers, so that only its range is known.</summary>
    /// <param name="id">What it is.</param>
    /// <param name="what">The same in words.</param>
    /// <param name="ours">As computed here.</param>
    /// <param name="published">As printed.</param>
    /// <param name="low">The least that fits.</param>
    /// <param name="high">The most that fits.</param>
    /// <param name="source">Who published it, where.</param>
    /// <remarks>Said without comparison where the notebook was shortened.</remarks>
    public void Figure(string id, string what, double ours, string published, double low, double high, string source)
    {
        var whole = length == NotebookScale.Whole;
        desk.Report(new() { Value = new(id, what, ours, whole ? published : "", low, high, whole ? source : "") });
    }

    /// <summary>A number that nobody published.</summary>
    /// <param name="id">What it is.</param>
    /// <param name="what">The same in words.</param>
    /// <param name="ours">As computed here.</param>
    public void Figure(string id, string what, double ours) => desk.Report(new() { Value = new(id, what, ours, "", double.NegativeInfinity, double.PositiveInfinity, "") });

    /// <summary>A picture of parts one below the other.</summary>
    /// <param name="name">Its file's name without ".svg".</param>
    /// <param name="title">What it is.</param>
    /// <param name="about">What it shows, for those who cannot see it.</param>
    /// <param name="parts">At least one.</param>
    public void Picture(string name, string title, string about, params IReadOnlyList<Part> parts) =>
        desk.Report(new() { Picture = NamedPicture.Of(name, title, about, parts) });

    /// <summary>A network to keep.</summary>
    /// <param name="name">Its file's name without ".npz".</param>
    /// <param name="network">The network.</param>
    /// <returns>The network read back from what is kept.</returns>
    public Network Keep(string name, Network network)
    {
        var npz = ModelFile.Bytes(network);
        desk.Report(new() { Model = new($"{name}.npz", npz) });
        return ModelFile.Read(npz, $"{name}.npz");
    }
}
