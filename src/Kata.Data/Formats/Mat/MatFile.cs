namespace Kata.Data.Formats.Mat;

/// <summary>
/// Reads the real numeric arrays of MATLAB files of level 5 and 4 (MathWorks, "MAT-File Format", R2019b), which SciPy and Octave write
/// too, and of Octave's text. The files hold columns one after the other; a <see cref="NumericArray"/> holds rows.
/// </summary>
public static class MatFile
{
    /// <summary>Reads every real numeric array of a file by its name; variables of other classes are left out.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="InvalidDataException">
    /// The content is not such a file, is damaged or too short, or has variables of which none can be read.
    /// </exception>
    public static ArrayDictionary Read(byte[] content, string name)
    {
        content = Gunzip.Whole(content, name);
        var arrays = new ArrayDictionary(name);
        if (OctaveText.IsOne(content)) new OctaveText(content, name).ReadInto(arrays);
        else if (MatLevel4.IsOne(content)) MatLevel4.ReadInto(arrays, content, name);
        else MatLevel5.ReadInto(arrays, content, name);
        return arrays.OrRefuse();
    }
}
