using System.Globalization;
using Kata.Cli.Output;
using Kata.Data.Downloads;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Kata.Cli.Data;

/// <summary>How far a download is: a bar over all sets and one a file where a person looks on, otherwise a line a finished file.</summary>
internal sealed class DataProgress : IProgress<DownloadProgress>
{
    private const double Million = 1e6;

    private readonly int _sets;
    private readonly TextWriter _lines;
    private readonly ProgressContext? _context;
    private readonly ProgressTask? _overall;
    private ProgressTask? _bar;
    private DownloadProgress? _file;
    private string _set = "";
    private int _at;

    private DataProgress(int sets, TextWriter lines, ProgressContext? context)
    {
        (_sets, _lines, _context) = (sets, lines, context);
        _overall = context?.AddTask($"{sets} sets", maxValue: sets);
    }

    /// <summary>Runs what reports to it.</summary>
    public static Task WatchAsync(int sets, TextWriter lines, bool live, Func<DataProgress, Task> get) => !live
        ? get(new(sets, lines, null))
        : Terminal.Error.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 20 }, new AmountColumn())
            .StartAsync(context => get(new(sets, lines, context)));

    /// <summary>Another set is next.</summary>
    public void Begin(string set)
    {
        (_set, _file, _bar) = (set, null, null);
        _at++;
        if (_overall is null) return;
        _overall.Description = $"set {_at} of {_sets}: {Markup.Escape(set)}";
        _overall.Value = _at - 1;
    }

    /// <summary>The set is complete; gives whether anything was downloaded for it.</summary>
    public bool End()
    {
        FinishFile();
        if (_overall is not null) _overall.Value = _at;
        return _file is not null;
    }

    /// <summary>A piece has come: of another file than before once that one is finished.</summary>
    public void Report(DownloadProgress value)
    {
        if (_file?.File != value.File)
        {
            FinishFile();
            _bar = _context?.AddTask($"  {Markup.Escape(value.File)}");
        }

        _file = value;
        if (_bar is null) return;
        _bar.MaxValue = value.Total ?? Math.Max(value.Done, 1);
        _bar.Value = value.Done;
        _bar.State.Update<DownloadProgress>(AmountColumn.Key, _ => value);
    }

    private void FinishFile()
    {
        if (_file is { } file && _context is null) _lines.WriteLine($"{file.File}: {file.Done:N0} bytes, {_set}, set {_at} of {_sets}");
    }

    // Spectre's own would count sets in bytes.
    private sealed class AmountColumn : ProgressColumn
    {
        public const string Key = "amount";

        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(task.State.Get<DownloadProgress>(Key) switch
        {
            { File: null } => "",
            { Total: { } total, Done: var done } => string.Create(CultureInfo.InvariantCulture, $"{done / Million:F2} of {total / Million:F2} MB"),
            { Done: var done } => string.Create(CultureInfo.InvariantCulture, $"{done / Million:F2} MB"),
        });
    }
}
