using System.Text;

namespace Kata.Runner.Suites;

/// <summary>Passes on what is written to it up to a number of characters: code that floods the console is not to fill the memory.</summary>
internal sealed class CappedWriter(TextWriter to, int kept) : TextWriter
{
    private int _left = kept;

    /// <inheritdoc/>
    public override Encoding Encoding => to.Encoding;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        if (_left <= 0) return;
        _left--;
        to.Write(value);
    }

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        var taken = Math.Clamp(_left, 0, buffer.Length);
        _left -= taken;
        if (taken > 0) to.Write(buffer[..taken]);
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        Write(value);
        Write(CoreNewLine.AsSpan());
    }
}
