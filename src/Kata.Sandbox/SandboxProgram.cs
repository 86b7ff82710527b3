using System.Globalization;
using System.Reflection;
using Kata.LinearAlgebra;

namespace Kata.Sandbox;

/// <summary>
/// The process that holds a submission, and nothing else: no reference, no suites, no expected answers. It answers a judge in another
/// process with values and exceptions, whatever the submission does.
/// </summary>
internal sealed class SandboxProgram
{
    private readonly FrameReader _frames;
    private readonly FrameWriter _answers;
    private readonly SharedArrays _arrays = new(1);
    private readonly SharedLabels _labels = new();
    private readonly ValueReader _arguments;
    private readonly ValueReader _returned;
    private readonly ValueWriter _writer;
    private readonly Lock _turn = new();
    private readonly PrintedText _printed;
    private LoadedSubmission? _submission;
    private int _depth;

    private SandboxProgram(Stream input, Stream output, PrintedText printed)
    {
        _printed = printed;
        (_frames, _answers) = (new(input), new(output));
        (_arguments, _returned) = (new(_frames, _arrays, wholeCall: true), new(_frames, _arrays, wholeCall: false));
        _writer = new(_answers, _arrays);
    }

    /// <summary>Serves the judge until it closes the stream.</summary>
    /// <param name="arguments">The memory in MiB, the computing time in seconds, and the number of threads: see ResourceLimits.</param>
    public static void Main(string[] arguments)
    {
        var (input, output) = Descriptors.Take();
        int[] limits = [.. arguments.Select(argument => int.Parse(argument, CultureInfo.InvariantCulture))];
        ResourceLimits.EndWithParent();
        ResourceLimits.Set(limits[0], limits[1], limits[2]);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        FastMath.Use();
        // Not before the standard output is the submission's own.
        var printed = new PrintedText(Console.Out);
        Console.SetOut(printed);
        new SandboxProgram(input, output, printed).Serve();
    }

    private void Serve()
    {
        _answers.Begin(FrameKind.Ready);
        _answers.Send();
        while (_frames.Next() is { } kind)
        {
            switch (kind)
            {
                case FrameKind.Load:
                    _submission = LoadedSubmission.Read(_frames);
                    _answers.Begin(FrameKind.Loaded);
                    _answers.Send();
                    break;
                case FrameKind.Printed:
                    _answers.Begin(FrameKind.Printed);
                    _answers.Write(_printed.IsAny);
                    _answers.Send();
                    break;
                case FrameKind.Call when _submission is not null:
                    Answer(_submission);
                    break;
                default:
                    throw new ProtocolException($"{kind} is not expected here.");
            }
        }
    }

    private void Answer(LoadedSubmission submission)
    {
        _depth++;
        _arrays.ReadChanges(_frames);
        var function = _frames.Whole();
        var signature = submission.SignatureOf(function);
        var arguments = new object?[signature.Parameters.Count];
        for (var i = 0; i < arguments.Length; i++) arguments[i] = Argument(signature.Parameters[i], i);
        _frames.End();
        var labels = arguments.Select((argument, i) => (Now: argument as int[], Before: (argument as int[])?.ToArray(), At: i))
            .Where(labels => labels.Now is not null).ToList();
        try
        {
            var value = submission.Call(function, arguments);
            lock (_turn)
            {
                _answers.Begin(FrameKind.Result);
                WriteChanges();
                _writer.Write(signature.Result, value);
                if (value is int[] returned) _labels.Add(returned);
                _answers.Send();
            }
        }
        catch (Exception thrown)
        {
            lock (_turn)
            {
                _answers.Begin(FrameKind.Thrown);
                WriteChanges();
                var own = thrown is TargetInvocationException { InnerException: { } inner } ? inner : thrown;
                new ThrownFrame(_answers).Write(own, submission);
                _answers.Send();
            }
        }

        // What the outer call was given is still watched.
        if (--_depth == 0) _arrays.EndCall();

        void WriteChanges()
        {
            _arrays.WriteChanges(_answers);
            var changed = labels.Where(labels => !labels.Now!.SequenceEqual(labels.Before!)).Select(labels => (labels.At, labels.Now!))
                .Concat(_labels.Changes()).ToList();
            _answers.Write(changed.Count);
            foreach (var (at, now) in changed)
            {
                _answers.Write(at);
                _answers.Write((ReadOnlySpan<int>)now);
            }
        }
    }

    private object? Argument(ValueKind kind, int at) => kind switch
    {
        ValueKind.Function => (Func<Vector<double>, double>)(point => (double)CallBack(at, point, ValueKind.Real)[0]!),
        ValueKind.FunctionWithGradient => (Func<Vector<double>, (double Cost, Vector<double> Gradient)>)(point =>
            CallBack(at, point, ValueKind.Real, ValueKind.Vector) is [double cost, var gradient]
                ? (cost, (Vector<double>)gradient!) : throw new ProtocolException("a function returns no cost.")),
        _ => _arguments.Read(kind),
    };

    private object?[] CallBack(int at, Vector<double> point, params ValueKind[] results)
    {
        lock (_turn)
        {
            _answers.Begin(FrameKind.Callback);
            _arrays.WriteChanges(_answers);
            _answers.Write(at);
            _writer.Write(ValueKind.Vector, point);
            _answers.Send();
            var kind = Next();
            // The judge's function may itself call the submission.
            for (; kind == FrameKind.Call; kind = Next()) Answer(_submission!);
            _arrays.ReadChanges(_frames);
            if (kind != FrameKind.Returned) throw new InvalidOperationException("the function threw an exception.");
            return [.. results.Select(_returned.Read)];
        }
    }

    private FrameKind Next() => _frames.Next() ?? throw new EndOfStreamException();
}
