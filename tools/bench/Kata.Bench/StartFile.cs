using Kata.Experiments.Models;

namespace Kata.Bench;

/// <summary>A network in a temporary file that `kata train --load` and NumPy read.</summary>
internal sealed class StartFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kata-start-");

    public StartFile(Network network) => ModelFile.Write(Path, network);

    /// <summary>The file.</summary>
    public string Path => System.IO.Path.Combine(_folder.FullName, "start.npz");

    public void Dispose() => _folder.Delete(recursive: true);
}
