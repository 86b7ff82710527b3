namespace Kata.Verify.Marking;

/// <summary>
/// A step's or a check's name in which * stands for anything, e.g. "BackpropProperties.*". A pattern without a point is a step's name or
/// number; one with a point is compared with the whole name of a check.
/// </summary>
/// <param name="Text">The pattern.</param>
internal sealed record CheckPattern(string Text)
{
    private readonly string[] _parts = Text.Split('*');

    /// <summary>Whether a check's name fits.</summary>
    public bool Fits(string name)
    {
        if (_parts.Length == 1) return name == Text;
        if (!name.StartsWith(_parts[0], StringComparison.Ordinal) || !name.EndsWith(_parts[^1], StringComparison.Ordinal)) return false;
        var at = _parts[0].Length;
        foreach (var part in _parts[1..^1])
        {
            if (name.IndexOf(part, at, StringComparison.Ordinal) is not (>= 0 and var found)) return false;
            at = found + part.Length;
        }

        return at <= name.Length - _parts[^1].Length;
    }
}
