namespace Kata.Verify.Policy;

/// <summary>How deep a file nests its brackets, by a reader that knows comments, strings and directives and never calls itself.</summary>
internal sealed class BracketScan
{
    private readonly string _text;
    private readonly List<(int Number, int Start, int End)> _lineDirectives = [];

    // Strings whose holes are open, and how deep the bracket of each hole is.
    private readonly Stack<(Literal String, int Depth)> _holes = [];
    private int _at;
    private int _depth;

    /// <summary>Reads a file.</summary>
    public BracketScan(string text)
    {
        _text = text;
        while (_at < text.Length) ReadCode();
    }

    /// <summary>The largest number of open brackets.</summary>
    public int Deepest { get; private set; }

    /// <summary>Each #line: its line, and where it begins and ends.</summary>
    public IReadOnlyList<(int Number, int Start, int End)> LineDirectives => _lineDirectives;

    private void ReadCode()
    {
        switch (_text[_at])
        {
            case '/' when Next('/'): _at = EndOfLine(_at); break;
            case '/' when Next('*'): SkipComment(); break;
            case '#' when IsFirst(): ReadDirective(); break;
            case '\'': ReadCharacter(); break;
            case '"' or '$' or '@': BeginString(); break;
            case '(' or '[' or '{': Open(); _at++; break;
            case '}' when _holes.TryPeek(out var hole) && hole.Depth == _depth: EndHole(); break;
            case ')' or ']' or '}': _depth = Math.Max(0, _depth - 1); _at++; break;
            default: _at++; break;
        }
    }

    private bool Next(char character) => _at + 1 < _text.Length && _text[_at + 1] == character;

    private void Open() => Deepest = Math.Max(Deepest, ++_depth);

    private int EndOfLine(int from) =>
        _text.AsSpan(from).IndexOfAny("\r\n\u0085\u2028\u2029") is var end and >= 0 ? from + end : _text.Length;

    private void SkipComment()
    {
        var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        _at = end < 0 ? _text.Length : end + 2;
    }

    private bool IsFirst()
    {
        var before = _at - 1;
        while (before >= 0 && _text[before] is ' ' or '\t' or '\uFEFF') before--;
        return before < 0 || _text[before] is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';
    }

    private void ReadDirective()
    {
        var end = EndOfLine(_at);
        var words = _text[(_at + 1)..end].TrimStart();
        if (words.StartsWith("line", StringComparison.Ordinal) && (words.Length == 4 || !char.IsLetterOrDigit(words[4])))
            _lineDirectives.Add((_text.AsSpan(0, _at).Count('\n') + 1, _at, end));
        _at = end;
    }

    private void ReadCharacter()
    {
        for (_at++; _at < _text.Length && _text[_at] is not ('\'' or '\n'); _at++)
            if (_text[_at] == '\\') _at++;
        _at++;
    }

    private void BeginString()
    {
        var (start, dollars, isVerbatim) = (_at, 0, false);
        for (; _at < _text.Length && _text[_at] is '$' or '@'; _at++)
        {
            if (_text[_at] == '$') dollars++;
            else isVerbatim = true;
        }

        var quotes = Run('"');
        if (quotes == 0)
        {
            // A name such as @class.
            _at = Math.Max(_at, start + 1);
            return;
        }

        var isRaw = quotes >= 3 && !isVerbatim;
        _at += isRaw ? quotes : 1;
        if (!isRaw && !isVerbatim && quotes == 2) _at++;
        else ReadString(new(isRaw ? quotes : 1, dollars, isVerbatim, isRaw));
    }

    private int Run(char character)
    {
        var end = _at;
        while (end < _text.Length && _text[end] == character) end++;
        return end - _at;
    }

    private void ReadString(Literal literal)
    {
        while (_at < _text.Length)
        {
            var character = _text[_at];
            if (character == '"' && literal.IsRaw)
            {
                var quotes = Run('"');
                _at += quotes;
                if (quotes >= literal.Quotes) return;
            }
            else if (character == '"')
            {
                var isEscaped = literal.IsVerbatim && Next('"');
                _at += isEscaped ? 2 : 1;
                if (!isEscaped) return;
            }
            else if (character == '{' && literal.Dollars > 0)
            {
                var braces = Run('{');
                _at += braces;
                // Doubled braces are text; in raw strings, fewer than there are dollar signs are.
                if (literal.IsRaw ? braces < literal.Dollars : braces % 2 == 0) continue;
                Open();
                _holes.Push((literal, _depth));
                return;
            }
            else if (character == '\n' && literal is { IsRaw: false, IsVerbatim: false })
            {
                return;
            }
            else
            {
                _at += character == '\\' && literal is { IsRaw: false, IsVerbatim: false } ? 2 : 1;
            }
        }
    }

    private void EndHole()
    {
        var (literal, depth) = _holes.Pop();
        _depth = depth - 1;
        _at += literal.IsRaw ? Math.Min(Run('}'), literal.Dollars) : 1;
        ReadString(literal);
    }

    private readonly record struct Literal(int Quotes, int Dollars, bool IsVerbatim, bool IsRaw);
}
