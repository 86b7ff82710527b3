namespace Kata.Tests;

/// <summary>The real data sets beside the repository. A test that needs one is ignored where it is not, unless KATA_REQUIRE names the set.</summary>
internal static class RealData
{
    /// <summary>The content of a file of ../shared/data.</summary>
    /// <param name="file">Its name there.</param>
    /// <param name="set">The name of its data set, as KATA_REQUIRE has it.</param>
    public static byte[] Bytes(string file, string set)
    {
        var path = Path.Combine(Repository(), "..", "shared", "data", file);
        if (File.Exists(path))
        {
            return File.ReadAllBytes(path);
        }
        var reason = $"{file} is not in ../shared/data beside the repository, so what it holds cannot be checked.";
        var required = (Environment.GetEnvironmentVariable("KATA_REQUIRE") ?? "").Split(',', StringSplitOptions.TrimEntries);
        if (required.Contains(set))
        {
            Assert.Fail($"{reason} KATA_REQUIRE names {set}.");
        }
        Assert.Ignore(reason);
        return [];
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
