namespace Kata.Data.Formats.Pickle;

/// <summary>
/// Reads pickled NumPy arrays (Python, Lib/pickletools.py) without running anything the file asks for: a small stack machine knows the
/// instructions that such files need and refuses every other one.
/// </summary>
public static class PickleFile
{
    /// <summary>
    /// Reads every array by its name, from protocols 0 to 5 as Python 2 and 3 and NumPy write them, gzipped or not. An array in a
    /// dictionary has its key for a name; one in a tuple or a list has its place, 0 first; one in both has both with a dot between them:
    /// 0.1. Numbers and lists of numbers are arrays too. What is none is left out.
    /// </summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="InvalidDataException">
    /// The content is no pickle, is damaged or too short, or has no array that can be read.
    /// </exception>
    public static ArrayDictionary Read(byte[] content, string name)
    {
        content = Gunzip.Whole(content, name);
        if (content is not ([0x80, <= 5, ..] or [(byte)'(' or (byte)'c' or (byte)']' or (byte)'}', ..]))
        {
            throw FileKind.Other(content, name, "a pickle") ?? new InvalidDataException(
                $"{name} is not a pickle of protocol 0 to 5: one of protocol 2 to 5 begins with byte 0x80 and the protocol.");
        }

        return new PickleContent(content.Length, name).Arrays(new PickleMachine(new(content, name), name).Run());
    }
}
