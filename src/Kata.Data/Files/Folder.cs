namespace Kata.Data.Files;

/// <summary>Makes folders.</summary>
public static class Folder
{
    /// <summary>Makes a folder and those above it, unless they exist.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="IOException">It cannot be made; the message is a sentence that names it and says why.</exception>
    public static void Make(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reason = e is UnauthorizedAccessException ? "this user may not write there" : "a file is in its way";
            throw new IOException($"{path} cannot be made: {reason}.", e);
        }
    }
}
