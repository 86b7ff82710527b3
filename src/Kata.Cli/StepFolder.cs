using System.Security.Cryptography;
using System.Text;
using Kata.Runner;

namespace Kata.Cli;

/// <summary>A folder with somebody's steps, a .cs file each.</summary>
internal static class StepFolder
{
    /// <summary>Reads every .cs file in the folder itself.</summary>
    /// <param name="folder">Its path.</param>
    /// <exception cref="ArgumentException">There is no such folder, or no file of a step in it.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Code Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new ArgumentException($"--dir is \"{folder}\" but needs to be a folder with a file for each step, as Forward.cs.");
        List<SourceFile> files =
            [.. Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal).Select(path => new SourceFile(path, File.ReadAllText(path)))];
        if (!files.Any(file => Reference.StepNames.Contains(file.Name)))
            throw new ArgumentException($"--dir is \"{folder}\" but needs to hold a file for each step, as Forward.cs: there is none.");
        var all = string.Join('\0', files.Select(file => $"{file.Name}\0{file.Text}"));
        return new(files, [], Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all))));
    }
}
