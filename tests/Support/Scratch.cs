using Kata.Data.Sets;

namespace Kata.Tests;

/// <summary>A folder of its own for a test, gone when the test is over.</summary>
internal sealed class Scratch : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("kata-").FullName;

    public string Cache => Path.Combine(Folder, "cache");

    /// <summary>The names of the cache's files, in order.</summary>
    public string[] Cached => !Directory.Exists(Cache)
        ? []
        : [.. new DirectoryInfo(Cache).GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal)];

    /// <summary>The path of a file in this folder.</summary>
    public string At(string name) => Path.Combine(Folder, name);

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>A store that knows the folders repository/data, mine, shared and cache in this folder and no other.</summary>
    public DataStore Store(Catalogue catalogue, bool offline = false) => new(Options(catalogue) with { Offline = offline });

    public DataStoreOptions Options(Catalogue catalogue) => new()
    {
        Repository = Path.Combine(Folder, "repository"),
        DataFolder = Path.Combine(Folder, "mine"),
        Shared = Path.Combine(Folder, "shared"),
        Cache = Cache,
        Catalogue = catalogue,
    };

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
