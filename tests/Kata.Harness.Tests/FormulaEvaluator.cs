namespace Kata.Harness.Tests;

/// <summary>Evaluates the formulas of a trace, by their text alone.</summary>
internal sealed class FormulaEvaluator
{
    private readonly string _text;
    private int _at;

    private FormulaEvaluator(string text) => _text = text.Replace(" ", "");

    public static double Of(string text)
    {
        var evaluator = new FormulaEvaluator(text);
        var value = evaluator.Sum();
        return evaluator._at == evaluator._text.Length ? value
            : throw new FormatException($"{text}: {evaluator._text[evaluator._at..]} is left over.");
    }

    private double Sum()
    {
        var sum = Takes("−") ? -Product() : Product();
        while (true)
        {
            if (Takes("+")) sum += Product();
            else if (Takes("−")) sum -= Product();
            else return sum;
        }
    }

    private double Product()
    {
        var product = Square();
        while (true)
        {
            if (Takes("·")) product *= Square();
            else if (Takes("/")) product /= Square();
            else return product;
        }
    }

    private double Square()
    {
        var value = Value();
        return Takes("²") ? value * value : value;
    }

    private double Value()
    {
        if (Takes("e^(")) return Math.Exp(Closed());
        if (Takes("ln(")) return Math.Log(Closed());
        if (Takes("tanh(")) return Math.Tanh(Closed());
        if (Takes("max(0,")) return Math.Max(0, Closed());
        if (Takes("relu′(")) return Closed() > 0 ? 1 : 0;
        if (Takes("σ(")) return 1 / (1 + Math.Exp(-Closed()));
        if (Takes("(")) return Closed();
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.' || IsExponent())) _at++;
        return double.Parse(_text[start.._at].Replace('−', '-'), CultureInfo.InvariantCulture);
    }

    // 1.5e−7
    private bool IsExponent() => _text[_at] == 'e' || (_text[_at] == '−' && _at > 0 && _text[_at - 1] == 'e');

    private double Closed()
    {
        var value = Sum();
        return Takes(")") ? value : throw new FormatException($"{_text}: a bracket is not closed at {_at}.");
    }

    private bool Takes(string token)
    {
        if (!_text.AsSpan(_at).StartsWith(token, StringComparison.Ordinal)) return false;
        _at += token.Length;
        return true;
    }
}
