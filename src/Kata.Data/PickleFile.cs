namespace Kata.Data;

/// <summary>Reads a pickled dictionary of NumPy arrays (Python, pickletools) without running anything the file asks for.</summary>
public static class PickleFile
{
    /// <summary>Reads every array of the dictionary by its name.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="InvalidDataException">The content asks for anything but a dictionary of arrays of real numbers, is damaged or too short.</exception>
    public static IReadOnlyDictionary<string, NumericArray> Read(byte[] content, string name) => throw new NotImplementedException();
}
