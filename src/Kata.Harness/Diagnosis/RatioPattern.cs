using System.Globalization;
using Kata.Harness.Diagnosis.Probes;

namespace Kata.Harness.Diagnosis;

/// <summary>A constant factor between a wrong answer and the right one, in all of it or in a part, and by its name if it has one.</summary>
internal static class RatioPattern
{
    internal static string? Of(Probe probe, Answer got, Answer right)
    {
        var all = Enumerable.Range(0, right.Values.Count).Skip(2 * right.Shapes.Count).ToList();
        if (Factor(got, right, all) is { } factor) return IsOne(factor) ? null : Sentence(probe, "all of it", factor, all.Count);

        foreach (var parts in Partitions(right, all))
        {
            var factors = parts.Select(part => (part.Name, part.Places.Count, Factor: Factor(got, right, part.Places))).ToList();
            if (factors.Exists(part => part.Factor is null)) continue;
            var sentences = factors.Where(part => !IsOne(part.Factor!.Value))
                .Select(part => Sentence(probe, part.Name, part.Factor!.Value, part.Count)).ToList();
            if (sentences.Count is 1 or 2 && sentences.TrueForAll(sentence => sentence is not null))
                return string.Join(' ', sentences) + (sentences.Count < factors.Count ? " The rest is right." : "");
        }

        return null;
    }

    // The same factor for all that is not 0; null if there is none.
    private static double? Factor(Answer got, Answer right, List<int> places)
    {
        if (places.Count == 0) return null;
        var largest = places.MaxBy(i => Math.Abs(right.Values[i]));
        var factor = got.Values[largest] / right.Values[largest];
        var constant = double.IsFinite(factor) && places.TrueForAll(
            i => Math.Abs(got.Values[i] - (factor * right.Values[i])) <= (1e-9 * Math.Abs(got.Values[largest])) + got.Tolerance);
        return constant ? factor : null;
    }

    // With the digits shown it would be "1 times".
    private static bool IsOne(double factor) => Math.Abs(factor - 1) < 1e-5;

    private static IEnumerable<IReadOnlyList<(string Name, List<int> Places)>> Partitions(Answer right, List<int> all)
    {
        if (right.Shapes.Count > 0)
        {
            yield return Layers(right.Shapes, (_, _) => true, "").ToList();
            yield return [.. Layers(right.Shapes, (_, j) => j == 0, "the biases of "),
            .. Layers(right.Shapes, (_, j) => j > 0, "the weights of ")];
            yield break;
        }

        if (right.Rows < 2 || right.Columns < 2) yield break;
        yield return
        [
            ("column 0, the biases,", all.FindAll(i => i % right.Columns == 0)),
            ("what follows column 0", all.FindAll(i => i % right.Columns != 0)),
        ];
        yield return [.. all.GroupBy(i => i % right.Columns).Select(column => ($"column {column.Key}", column.ToList()))];
        yield return [.. all.GroupBy(i => i / right.Columns).Select(row => ($"row {row.Key}", row.ToList()))];
    }

    private static IEnumerable<(string Name, List<int> Places)> Layers(
        IReadOnlyList<Shape> shapes, Func<int, int, bool> holds, string prefix)
    {
        var place = 2 * shapes.Count;
        for (var l = 0; l < shapes.Count; l++)
        {
            var (rows, columns) = shapes[l];
            var start = place;
            yield return (
                $"{prefix}theta {l + 1}",
                [.. Enumerable.Range(0, rows * columns).Where(i => holds(i / columns, i % columns)).Select(i => start + i)]);
            place += rows * columns;
        }
    }

    // A single number is always some factor times another: it is said only if the factor has a name.
    private static string? Sentence(Probe probe, string part, double factor, int count)
    {
        if (factor == 0) return $"{part} is 0.";
        if (Math.Abs(factor + 1) < 1e-9) return $"{part} has the wrong sign.";
        foreach (var (name, value, hint) in Known(probe))
        {
            if (Math.Abs(factor - value) <= 1e-8 * Math.Abs(value)) return $"{part} is {name} times what it should be{hint}.";
            if (Math.Abs(factor + value) <= 1e-8 * Math.Abs(value))
                return $"{part} is −{name} times what it should be{hint}, with the wrong sign.";
        }

        return count > 1 ? string.Create(CultureInfo.InvariantCulture, $"{part} is {factor:g6} times what it should be.") : null;
    }

    private static IEnumerable<(string Name, double Value, string Hint)> Known(Probe probe)
    {
        yield return ("2", 2, ": a factor of 2 too many, or a half forgotten");
        yield return ("1/2", 0.5, ": a factor of 2 forgotten, or a half too many");
        yield return ("4", 4, "");
        yield return ("1/4", 0.25, "");
        foreach (var (name, value) in probe.Sizes)
        {
            yield return (name, value, $": a division by {name} is missing");
            yield return ($"1/{name}", 1 / value, $": it is divided by {name} once too often");
            yield return ($"{name}²", value * value, $": it is multiplied by {name} instead of divided");
            yield return ($"1/{name}²", 1 / value / value, $": it is divided by {name} twice too often, or instead of multiplied");
            yield return ($"2/{name}", 2 / value, name == "K" ? ": it is the mean over K of what has lost its half" : "");
            if (name == "m") yield return ("m/(m − 1)", value / (value - 1), ": it is divided by m − 1");
            yield return ($"2{name}", 2 * value, $": a division by 2{name} is missing");
            yield return ($"1/(2{name})", 0.5 / value, $": it is divided by 2{name} too often");
        }
    }
}
