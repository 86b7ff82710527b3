using Kata.Data.Files;

namespace Kata.Data.Formats.Pickle;

/// <summary>
/// Reads a pickled dictionary of NumPy arrays (Python, Lib/pickletools.py) without running anything the file asks for: a small stack
/// machine knows the instructions that such files need and refuses every other one.
/// </summary>
public static class PickleFile
{
    /// <summary>Reads every array of the dictionary by its name, from protocols 2 to 5 as NumPy writes them.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="InvalidDataException">
    /// The content is anything but a dictionary of arrays of real numbers, is damaged or too short.
    /// </exception>
    public static IReadOnlyDictionary<string, NumericArray> Read(byte[] content, string name)
    {
        var arrays = new Dictionary<string, NumericArray>();
        foreach (var (key, array) in new PickleMachine(content, name).Run())
            arrays.Add(key, array.Value ?? throw new InvalidDataException($"{name} has no values for {ErrorText.Quote(key)}."));
        return arrays;
    }
}
