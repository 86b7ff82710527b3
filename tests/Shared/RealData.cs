using Kata.Data.Sets;

namespace Kata.Tests;

/// <summary>The files in and beside the repository as they are on the disk; what they mean is <see cref="RequiredData"/>' part.</summary>
internal static class RealData
{
    /// <summary>The content of a file of the repository's data or of ../shared/data.</summary>
    /// <param name="file">Its name there.</param>
    /// <param name="set">The name of its data set, as KATA_REQUIRE has it.</param>
    public static byte[] Bytes(string file, string set)
    {
        string[] folders = [Path.Combine(Repository(), "data"), Path.Combine(Repository(), "..", "shared", "data")];
        return RequiredData.Of(set, () => File.ReadAllBytes(
            folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists) ?? throw new DataMissingException(
                $"{file} is neither in the repository's data nor in ../shared/data beside it, so what it holds cannot be checked.")));
    }

    /// <summary>The folder that holds Kata.sln.</summary>
    public static string Repository()
    {
        var folder = TestContext.CurrentContext.TestDirectory;
        while (!File.Exists(Path.Combine(folder, "Kata.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No folder above the tests holds Kata.sln.");
        }
        return folder;
    }
}
