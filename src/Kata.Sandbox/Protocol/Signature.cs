namespace Kata.Sandbox.Protocol;

/// <summary>A function that the judge is going to call.</summary>
/// <param name="Class">The class with its namespace, e.g. "Kata.Cost".</param>
/// <param name="Name">Its name, e.g. "DataTerm".</param>
/// <param name="Parameters">The kinds of its parameters.</param>
/// <param name="Result">The kind of what it returns.</param>
public sealed record Signature(string Class, string Name, IReadOnlyList<ValueKind> Parameters, ValueKind Result)
{
    /// <summary>Reads one.</summary>
    /// <exception cref="ProtocolException">The frame holds none.</exception>
    public static Signature Read(FrameReader frames)
    {
        var (type, name) = (frames.Text(), frames.Text());
        return new(type, name, [.. frames.Bytes().Select(kind => (ValueKind)kind)], (ValueKind)frames.Byte());
    }

    /// <summary>Writes it.</summary>
    public void Write(FrameWriter frames)
    {
        frames.Write(Class);
        frames.Write(Name);
        frames.Write((ReadOnlySpan<byte>)[.. Parameters.Select(kind => (byte)kind)]);
        frames.Write((byte)Result);
    }
}
