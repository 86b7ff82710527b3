using Kata.Data.Files;

namespace Kata.Data.Formats.Npy;

/// <summary>
/// Parses the header of a .npy file: a Python dictionary of exactly descr, fortran_order and shape, such as
/// <c>{'descr': '&lt;f8', 'fortran_order': False, 'shape': (3, 4), }</c>. It is parsed, never evaluated.
/// </summary>
internal sealed class NpyHeaderParser(string text, string name)
{
    private int _at;

    /// <summary>The whole header.</summary>
    public NpyHeader Parse()
    {
        string? type = null;
        bool? fortranOrder = null;
        int[]? shape = null;
        Expect('{');
        while (!Found('}'))
        {
            var start = _at;
            var key = Quoted();
            Expect(':');
            switch (key)
            {
                case "descr" when type is null:
                    type = Type();
                    break;
                case "fortran_order" when fortranOrder is null:
                    fortranOrder = Word("True") || (Word("False") ? false : throw Fault());
                    break;
                case "shape" when shape is null:
                    shape = Dimensions.Check(Tuple(), name, "its values");
                    break;
                default:
                    _at = start;
                    throw Fault();
            }

            if (!Found(','))
            {
                Expect('}');
                break;
            }
        }

        SkipSpace();
        if (_at < text.Length || type is null || fortranOrder is null || shape is null) throw Fault();
        if (type.Length == 0) throw Fault();
        var isMarked = type[0] is '<' or '>' or '|' or '=';
        return new(isMarked ? type[..1] : "=", isMarked ? type[1..] : type, fortranOrder.Value, shape);
    }

    private string Type()
    {
        if (Found('['))
            throw new InvalidDataException($"{name} holds a structured array: only real numbers can be read.");
        return Quoted();
    }

    private List<long> Tuple()
    {
        var lengths = new List<long>();
        Expect('(');
        while (!Found(')'))
        {
            lengths.Add(Integer());
            // A comma makes the tuple: (3) would be a number.
            if (!Found(',') && (lengths.Count == 1 || !Peek(')'))) throw Fault();
        }

        return lengths;
    }

    private long Integer()
    {
        SkipSpace();
        var start = _at;
        while (_at < text.Length && char.IsAsciiDigit(text[_at])) _at++;
        var digits = text.AsSpan(start, _at - start);
        // Python 2 writes 3L where its number was a long one.
        if (_at < text.Length && text[_at] == 'L') _at++;
        // 18 digits always fit.
        return digits.Length is > 0 and <= 18 ? long.Parse(digits, CultureInfo.InvariantCulture) : throw Fault();
    }

    private string Quoted()
    {
        var quote = Peek('"') ? '"' : '\'';
        Expect(quote);
        var end = text.IndexOf(quote, _at);
        if (end < 0) throw Fault();
        var quoted = text[_at..end];
        _at = end + 1;
        return quoted;
    }

    private bool Word(string word)
    {
        SkipSpace();
        var found = string.CompareOrdinal(text, _at, word, 0, word.Length) == 0;
        _at += found ? word.Length : 0;
        return found;
    }

    private bool Peek(char c)
    {
        SkipSpace();
        return _at < text.Length && text[_at] == c;
    }

    private bool Found(char c)
    {
        var found = Peek(c);
        _at += found ? 1 : 0;
        return found;
    }

    private void Expect(char c)
    {
        if (!Found(c)) throw Fault();
    }

    private void SkipSpace()
    {
        while (_at < text.Length && text[_at] is ' ' or (>= '\t' and <= '\r')) _at++;
    }

    private InvalidDataException Fault() =>
        new($"{name} has a header that cannot be understood from character {_at + 1:N0} on: {ErrorText.Quote(text[_at..])}.");
}
