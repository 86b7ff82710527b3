using Kata.Data.Sets;

namespace Kata.Tests;

/// <summary>The data files in and next to the repository as bytes; <see cref="RequiredData"/> reads them as data sets.</summary>
internal static class RealData
{
    /// <summary>The content of a file in the repository's data folder or in ../shared/data.</summary>
    /// <param name="file">Its name there.</param>
    /// <param name="set">The name of its data set, as KATA_REQUIRE spells it.</param>
    public static byte[] Bytes(string file, string set)
    {
        string[] folders = [Path.Combine(Repository(), "data"), Path.Combine(Repository(), "..", "shared", "data")];
        return RequiredData.Of(set, () => File.ReadAllBytes(
            folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists) ?? throw new DataMissingException(
                $"{file} is neither in the repository's data nor in ../shared/data next to it, so it cannot be checked.")));
    }

    /// <summary>The folder with Kata.sln.</summary>
    public static string Repository()
    {
        var folder = TestContext.CurrentContext.TestDirectory;
        while (!File.Exists(Path.Combine(folder, "Kata.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No folder above the tests contains Kata.sln.");
        return folder;
    }
}
