using System.Text;
using Kata.Data.Files;

namespace Kata.Data.Formats.Pickle;

/// <summary>The functions that a pickled NumPy array calls.</summary>
internal enum PickleFunction
{
    Array,
    Dtype,
    Reconstruct,
    FromBuffer,
    Scalar,
    Encode,
    Bytes,
    OrderedDictionary,
}

/// <summary>A function or class that is not NumPy's, or what it would have made: only its name is kept, and it is never called.</summary>
/// <param name="Name">Its module and name.</param>
internal sealed record PickleForeign(string Name);

/// <summary>A NumPy dtype; its byte order is set after it is made.</summary>
/// <param name="code">As NumPy names it: f8.</param>
internal sealed class PickleDtype(string code)
{
    public string Code => code;

    public bool? BigEndian { get; set; }
}

/// <summary>A NumPy array; its values, or why they cannot be read, are set after it is made.</summary>
internal sealed class PickleArray
{
    public NumericArray? Value { get; set; }

    public string? Fault { get; set; }
}

/// <summary>A list, or a dictionary as the list of its keys and values.</summary>
/// <param name="isDictionary">Which of both.</param>
internal sealed class PickleList(bool isDictionary)
{
    public bool IsDictionary => isDictionary;

    public List<object?> Items { get; } = [];
}

/// <summary>Words and texts for values.</summary>
internal static class PickleValue
{
    private const int LongestText = 256;

    /// <summary>A value as a short text, whether Python 3 wrote it as text or Python 2 as bytes; null if it is none.</summary>
    public static string? Text(object? value) => value switch
    {
        string { Length: <= LongestText } text => text,
        ReadOnlyMemory<byte> { Length: <= LongestText } bytes => Encoding.UTF8.GetString(bytes.Span),
        _ => null,
    };

    /// <summary>What a value is, for an error.</summary>
    public static string Describe(object? value) => value switch
    {
        null => "None",
        bool => "a truth value",
        long or double => "a number",
        string => "a text",
        ReadOnlyMemory<byte> => "bytes",
        object?[] => "a tuple",
        PickleArray => "an array",
        PickleDtype => "a dtype",
        PickleFunction => "a function",
        PickleList { IsDictionary: true } => "a dictionary",
        PickleList => "a list",
        PickleForeign foreign => $"an object of {ErrorText.Shown(foreign.Name)}",
        _ => "an unknown value",
    };
}
