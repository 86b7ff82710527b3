using Kata.Data.Files;

namespace Kata.Data.Formats.Pickle;

/// <summary>Finds the arrays in what a pickle holds.</summary>
/// <param name="contentLength">Bytes of the file.</param>
/// <param name="name">What to call it in an error.</param>
internal sealed class PickleContent(int contentLength, string name)
{
    // Lists in lists; one that holds itself has no end.
    private const int Deepest = 8;

    private readonly ArrayDictionary _arrays = new(name);

    // What is looked at. A file may hold one list many times, which would cost time again and again.
    private long _allowance = 16L * contentLength;

    /// <summary>Every array by its name.</summary>
    public ArrayDictionary Arrays(object? whole)
    {
        if (whole is PickleForeign foreign) throw PickleNumpy.Unknown(foreign, name);
        if (whole is PickleList or object?[] && Sequence(whole) is null) AddParts(whole, "", 0);
        else Add("0", whole, 0);
        return _arrays.OrRefuse();
    }

    private void AddParts(object whole, string prefix, int depth)
    {
        var items = Items(whole);
        if (whole is not PickleList { IsDictionary: true })
        {
            for (var i = 0; i < items.Count; i++) Add($"{prefix}{i}", items[i], depth);
            return;
        }

        for (var i = 0; i < items.Count; i += 2)
        {
            if ((PickleValue.Text(items[i]) ?? (items[i] is long number ? $"{number}" : null)) is { } key)
            {
                Add(prefix + key, items[i + 1], depth);
                continue;
            }

            var need = "a name but needs a text of at most 256 characters";
            _arrays.LeaveOut($"{prefix}item {(i / 2) + 1}", $"{name} has {PickleValue.Describe(items[i])} for {need}.");
        }
    }

    private void Add(string key, object? value, int depth)
    {
        Spend(1);
        if (value is PickleArray { Fault: { } reason })
        {
            _arrays.LeaveOut(key, reason);
        }
        else if (value is PickleArray array)
        {
            if (array.Value is null) _arrays.LeaveOut(key, $"{name} has no values for {ErrorText.Quote(key)}.");
            else _arrays.Add(key, array.Value);
        }
        else if (Number(value) is { } number)
        {
            _arrays.Add(key, new([], [number]));
        }
        else if (Sequence(value) is { } sequence)
        {
            _arrays.Add(key, sequence);
        }
        else if (value is PickleList or object?[] && depth < Deepest && Items(value).Any(IsWhole))
        {
            AddParts(value, $"{key}.", depth + 1);
        }
        else
        {
            _arrays.LeaveOut(key, value is PickleForeign foreign
                ? PickleNumpy.Unknown(foreign, name).Message
                : $"{name} holds {ErrorText.Quote(key)}, {PickleValue.Describe(value)}: only NumPy arrays can be read.");
        }
    }

    private static bool IsWhole(object? value) => value is PickleArray or PickleList or object?[];

    private static IReadOnlyList<object?> Items(object? value) => value is PickleList list ? list.Items : (object?[])value!;

    private static double? Number(object? value) => value switch
    {
        bool truth => truth ? 1 : 0,
        long whole and >= -ElementType.LargestExact and <= ElementType.LargestExact => whole,
        double number => number,
        _ => null,
    };

    // A list or tuple of numbers, or of such lists of the same shape.
    private NumericArray? Sequence(object? value, int depth = 0)
    {
        if (depth == Deepest || value is not (PickleList { IsDictionary: false } or object?[]) || Items(value) is not { Count: > 0 } items)
            return null;
        Spend(items.Count);
        double?[] numbers = [.. items.TakeWhile(item => Number(item) is not null).Select(Number)];
        if (numbers.Length == items.Count) return new([items.Count], [.. numbers.Select(number => number!.Value)]);
        if (numbers.Length > 0 || Sequence(items[0], depth + 1) is not { } first) return null;

        List<double> values = [.. first.Values];
        foreach (var item in items.Skip(1))
        {
            if (Sequence(item, depth + 1) is not { } next || !next.Shape.SequenceEqual(first.Shape)) return null;
            values.AddRange(next.Values);
        }

        return new([items.Count, .. first.Shape], [.. values]);
    }

    private void Spend(int count)
    {
        _allowance -= count;
        if (_allowance < 0)
        {
            throw new InvalidDataException(
                $"{name} holds the same lists again and again and so more than its {contentLength:N0} bytes can.");
        }
    }
}
