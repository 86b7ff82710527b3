using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Kata.Data.Files;

namespace Kata.Data.Formats;

/// <summary>The arrays of a file by name, and why each of its other parts was left out: one that cannot be read hides no other.</summary>
public sealed class ArrayDictionary : IReadOnlyDictionary<string, NumericArray>
{
    // A file of nothing but unreadable parts would cost an error each.
    private const int MostLeftOut = 1000;

    private readonly Dictionary<string, NumericArray> _arrays = [];
    private readonly Dictionary<string, string> _leftOut = [];
    private readonly string _file;

    internal ArrayDictionary(string file) => _file = file;

    /// <summary>What was left out: its name, or its place where it has none, and the reason as a sentence.</summary>
    public IReadOnlyDictionary<string, string> LeftOut => _leftOut;

    /// <summary>How many arrays there are.</summary>
    public int Count => _arrays.Count;

    /// <summary>Their names, in the order of the file.</summary>
    public IEnumerable<string> Keys => _arrays.Keys;

    /// <summary>The arrays, in the order of the file.</summary>
    public IEnumerable<NumericArray> Values => _arrays.Values;

    /// <summary>The array of a name.</summary>
    /// <exception cref="InvalidDataException">The file has no such array, or it was left out; the message says why.</exception>
    public NumericArray this[string key] => _arrays.TryGetValue(key, out var array) ? array : throw Missing(key);

    /// <summary>Whether an array of this name was read.</summary>
    public bool ContainsKey(string key) => _arrays.ContainsKey(key);

    /// <summary>The array of a name if one was read.</summary>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out NumericArray value) => _arrays.TryGetValue(key, out value);

    /// <summary>Names with their arrays, in the order of the file.</summary>
    public IEnumerator<KeyValuePair<string, NumericArray>> GetEnumerator() => _arrays.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(string key, NumericArray array)
    {
        CheckNew(key);
        _arrays.Add(key, array);
    }

    internal void LeaveOut(string key, string reason)
    {
        CheckNew(key);
        _leftOut.Add(key, reason);
        if (_leftOut.Count > MostLeftOut)
            throw new InvalidDataException($"{_file} holds more than {MostLeftOut:N0} parts that cannot be read: {reason}");
    }

    // If nothing can be read, the first reason is the file's.
    internal ArrayDictionary OrRefuse() =>
        _arrays.Count == 0 && _leftOut.Count > 0 ? throw new InvalidDataException(_leftOut.Values.First()) : this;

    private InvalidDataException Missing(string key)
    {
        if (_leftOut.TryGetValue(key, out var reason)) return new(reason);
        return new(
            $"{_file} has no {ErrorText.Shown(key)} but needs one"
            + (_leftOut.Count == 0 ? "." : $"; left out was {ErrorText.Quote(_leftOut.Keys.First())}: {_leftOut.Values.First()}"));
    }

    private void CheckNew(string key)
    {
        if (_arrays.ContainsKey(key) || _leftOut.ContainsKey(key))
            throw new InvalidDataException($"{_file} holds two arrays named {ErrorText.Quote(key)}.");
    }
}
