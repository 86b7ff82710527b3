using System.Text;

namespace Kata.Sandbox;

/// <summary>Knows whether the submission has printed anything, before the judge has read it.</summary>
/// <param name="output">Where it goes.</param>
internal sealed class PrintedText(TextWriter output) : TextWriter
{
    /// <summary>Whether anything was printed.</summary>
    public bool IsAny { get; private set; }

    /// <inheritdoc/>
    public override Encoding Encoding => output.Encoding;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        IsAny = true;
        output.Write(value);
    }

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        IsAny |= value?.Length > 0;
        output.Write(value);
    }

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count)
    {
        IsAny |= count > 0;
        output.Write(buffer, index, count);
    }
}
