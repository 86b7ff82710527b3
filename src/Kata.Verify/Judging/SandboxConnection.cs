using Kata.Sandbox.Protocol;

namespace Kata.Verify.Judging;

/// <summary>The judge's end of the streams to a sandbox. Whatever arrives is checked; nothing that arrives is run.</summary>
public sealed class SandboxConnection
{
    private readonly FrameReader _frames;
    private readonly FrameWriter _calls;
    private readonly SharedArrays _arrays = new(0);
    private readonly AnswerReader _reader;
    private readonly ValueWriter _writer;

    /// <param name="input">What the sandbox writes.</param>
    /// <param name="output">What it reads.</param>
    public SandboxConnection(Stream input, Stream output)
    {
        (_frames, _calls) = (new(input), new(output));
        (_reader, _writer) = (new(_frames, _arrays), new(_calls, _arrays));
    }

    /// <summary>Whether it has stopped answering: nothing can be asked of it any more.</summary>
    public bool IsBroken => WhyBroken.Length > 0;

    /// <summary>Why it has stopped answering, as a sentence; empty if it has not.</summary>
    public string WhyBroken { get; private set; } = "";

    /// <summary>Waits until it runs; a <see cref="SandboxException"/> says that it has ended instead.</summary>
    public void Await() => Expect(FrameKind.Ready);

    /// <summary>Hands it a compiled submission.</summary>
    /// <param name="image">The assembly.</param>
    /// <param name="symbols">Its debug symbols.</param>
    /// <exception cref="SandboxException">It does not answer.</exception>
    public void Load(byte[] image, byte[] symbols)
    {
        _calls.Begin(FrameKind.Load);
        _calls.Write((ReadOnlySpan<byte>)image);
        _calls.Write((ReadOnlySpan<byte>)symbols);
        _calls.Write(RemoteSteps.Signatures.Count);
        foreach (var signature in RemoteSteps.Signatures) signature.Write(_calls);
        Send();
        Expect(FrameKind.Loaded);
    }

    /// <summary>Calls a function of the submission.</summary>
    /// <param name="function">Its number in <see cref="RemoteSteps.Signatures"/>.</param>
    /// <param name="arguments">Of the kinds that it takes. What the submission writes into them is written into them here.</param>
    /// <returns>Its result.</returns>
    /// <exception cref="SandboxException">It does not answer.</exception>
    /// <exception cref="Exception">Whatever the submission threw.</exception>
    public object? Call(int function, object?[] arguments)
    {
        if (IsBroken) throw new SandboxException("the sandbox has ended.");
        var signature = RemoteSteps.Signatures[function];
        Begin(FrameKind.Call);
        _calls.Write(function);
        foreach (var (kind, argument) in signature.Parameters.Zip(arguments))
            if (kind is not (ValueKind.Function or ValueKind.FunctionWithGradient)) _writer.Write(kind, argument);
        Send();
        try
        {
            return Answer(signature, arguments);
        }
        catch (ProtocolException nonsense)
        {
            throw Broken($"the sandbox sent what is no answer: {nonsense.Message}");
        }
    }

    /// <summary>Whether the submission has printed anything.</summary>
    public bool HasPrinted()
    {
        _calls.Begin(FrameKind.Printed);
        Send();
        Expect(FrameKind.Printed);
        return _frames.Left > 0 && _frames.Truth();
    }

    private object? Answer(Signature signature, object?[] arguments)
    {
        Exception? own = null;
        while (true)
        {
            var kind = Next();
            _arrays.ReadChanges(_frames);
            switch (kind)
            {
                case FrameKind.Callback:
                    own = CallBack(signature, arguments) ?? own;
                    break;
                case FrameKind.Result:
                    return _reader.Result(signature.Result, arguments);
                case FrameKind.Thrown:
                    var thrown = _reader.Thrown(arguments);
                    // The suite's own exception comes back as what the suite threw.
                    throw own ?? thrown;
                default:
                    throw new ProtocolException($"{kind} is not expected here.");
            }
        }
    }

    private Exception? CallBack(Signature signature, object?[] arguments)
    {
        var (at, point) = _reader.Callback();
        if (at < 0 || at >= arguments.Length) throw new ProtocolException($"there is no argument {at}.");
        var kind = signature.Parameters[at];
        try
        {
            var (cost, gradient) = kind switch
            {
                ValueKind.Function => (((Func<Vector<double>, double>)arguments[at]!)(point), null),
                ValueKind.FunctionWithGradient => ((Func<Vector<double>, (double Cost, Vector<double>? Gradient)>)arguments[at]!)(point),
                _ => throw new ProtocolException($"argument {at} is no function."),
            };
            Begin(FrameKind.Returned);
            _writer.Write(ValueKind.Real, cost);
            if (kind == ValueKind.FunctionWithGradient) _writer.Write(ValueKind.Vector, gradient);
            Send();
            return null;
        }
        catch (Exception own) when (own is not (ProtocolException or SandboxException))
        {
            Begin(FrameKind.Failed);
            Send();
            return own;
        }
    }

    private void Begin(FrameKind kind)
    {
        _calls.Begin(kind);
        _arrays.WriteChanges(_calls);
    }

    private void Send()
    {
        try
        {
            _calls.Send();
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            throw Broken("the sandbox has ended.");
        }
    }

    private FrameKind Next()
    {
        try
        {
            return _frames.Next() ?? throw Broken("the sandbox has ended.");
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            throw Broken("the sandbox has ended.");
        }
    }

    private void Expect(FrameKind wanted)
    {
        try
        {
            if (Next() is var kind && kind != wanted) throw Broken($"the sandbox sent {kind} for {wanted}.");
        }
        catch (ProtocolException nonsense)
        {
            throw Broken($"the sandbox sent what is no answer: {nonsense.Message}");
        }
    }

    private SandboxException Broken(string why)
    {
        if (!IsBroken) WhyBroken = why;
        return new(why);
    }
}
