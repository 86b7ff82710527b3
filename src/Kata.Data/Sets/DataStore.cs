using Kata.Data.Digits;
using Kata.Data.Downloads;
using Kata.Data.Files;
using Kata.Data.Formats.Idx;

namespace Kata.Data.Sets;

/// <summary>
/// Finds data sets by name, downloads what is missing on request, and reads them. Every reading method throws
/// <see cref="DataMissingException"/> if the set is not on this machine, <see cref="InvalidDataException"/> if a file is not what it
/// should be, and <see cref="IOException"/> if it cannot be read; the message of each is a sentence with what to do.
/// </summary>
/// <param name="options">Where to look, and how to download.</param>
public sealed class DataStore(DataStoreOptions options)
{
    /// <summary>Every data set of the catalogue, in its order, and where each is.</summary>
    public IReadOnlyList<DataSetLocation> All => [.. Catalogue.DataSets.Select(set => new DataSetLocation(set, Where(set.Name)))];

    /// <summary>All data sets.</summary>
    public Catalogue Catalogue => options.Catalogue;

    /// <summary>The store of this process: <see cref="DataStoreOptions.FromEnvironment"/>.</summary>
    public static DataStore FromEnvironment() => new(DataStoreOptions.FromEnvironment());

    /// <summary>The files that a data set would be read from: its own, or those of the set it is made from.</summary>
    /// <param name="dataSetName">A name of the catalogue.</param>
    /// <returns>One path for each file, or null if a file is not on this machine.</returns>
    /// <exception cref="ArgumentException">The catalogue has no such name.</exception>
    public IReadOnlyList<string>? Where(string dataSetName)
    {
        var set = Catalogue[dataSetName];
        return Own(set) ?? (set.MadeFrom is null ? null : Where(set.MadeFrom));
    }

    /// <summary>As <see cref="Where"/>, but throws if the set is missing.</summary>
    /// <param name="dataSetName">A name of the catalogue.</param>
    /// <exception cref="ArgumentException">The catalogue has no such name.</exception>
    /// <exception cref="DataMissingException">The set is not on this machine.</exception>
    public IReadOnlyList<string> Require(string dataSetName) => Where(dataSetName) ?? throw Missing(Catalogue[dataSetName]);

    /// <summary>
    /// Downloads a data set into the cache unless it is on this machine already. A file is complete, verified and in its place, or
    /// absent.
    /// </summary>
    /// <param name="dataSetName">A name of the catalogue.</param>
    /// <param name="report">Called after each piece, on any thread but never twice at once.</param>
    /// <param name="cancellation">Stops the download and leaves nothing of the file behind.</param>
    /// <exception cref="ArgumentException">The catalogue has no such name.</exception>
    /// <exception cref="DataMissingException">KATA_OFFLINE is set, the set has no addresses, or none of them sent the file.</exception>
    /// <exception cref="InvalidDataException">A file found outside the cache is not what it should be.</exception>
    /// <exception cref="IOException">The cache cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The download was cancelled.</exception>
    public async Task GetAsync(string dataSetName, Action<DownloadProgress>? report = null, CancellationToken cancellation = default)
    {
        var set = Catalogue[dataSetName];
        if (set.MadeFrom is { } source)
        {
            if (Own(set) is null) await GetAsync(source, report, cancellation);
            return;
        }

        foreach (var file in set.Files.Where(file => !IsHere(set, file)))
        {
            if (options.Offline || file.Addresses is not { Count: > 0 }) throw Missing(set);

            if (await new Download(file, options.Cache, options.StallTimeout, report).RunAsync(cancellation) is not { } faults) continue;

            var again = set.Command is null ? "try again later" : $"run \"{set.Command}\" again later";
            throw new DataMissingException($"{file.Name} could not be downloaded: {faults}; {again}, or {HowToGetData.Put([file])}.");
        }
    }

    /// <summary>A file of a data set: verified, and unpacked if it is gzipped.</summary>
    /// <param name="dataSetName">A name of the catalogue.</param>
    /// <param name="fileName">The name of one of its files.</param>
    /// <exception cref="ArgumentException">The catalogue has no such name.</exception>
    public byte[] Read(string dataSetName, string fileName)
    {
        var set = Catalogue[dataSetName];
        var file = set.Files.FirstOrDefault(file => file.Name == fileName) ?? throw new ArgumentException(
            $"The file is {ErrorText.Quote(fileName)} but needs to be one of {string.Join(", ", set.Files.Select(file => file.Name))}: "
            + $"{set.Name} has no other.");
        return VerifiedFile.Read(Find(file) ?? throw Missing(set), file, HowToGetData.Replace(set));
    }

    /// <summary>5,000 drawn digits.</summary>
    /// <returns>
    /// X m × 400 and labels 0 … 9 as in <see cref="DigitLayout.Ng"/>, which is also the order of the units of <see cref="DigitsWeights"/>.
    /// </returns>
    public Examples Digits() => DataSets.Digits(Read("digits", "digits.mat"), "digits.mat");

    /// <summary>Ng's 5,000 handwritten digits: the original ex4data1.mat if it is found, otherwise made from MNIST.</summary>
    /// <returns>
    /// X 5000 × 400 and labels 0 … 9 as in <see cref="DigitLayout.Ng"/>, which is also the order of the units of <see cref="Ex4Weights"/>.
    /// </returns>
    public Examples Ex4()
    {
        var set = Catalogue["ex4"];
        if (Own(set) is not null) return DataSets.Digits(Read("ex4", "ex4data1.mat"), "ex4data1.mat");

        if (Where("mnist-train") is null) throw Missing(set);
        if (Ex4Cache.Read(options.Cache) is { } known) return known;
        var made = Sets.Ex4.FromMnist(Idx("mnist-train", 0), Idx("mnist-train", 1));
        Ex4Cache.Write(options.Cache, made);
        return made;
    }

    /// <summary>MNIST's 60,000 training images.</summary>
    /// <returns>X 60000 × 784, each image row by row, pixels divided by 255; labels 0 … 9, the digit.</returns>
    public Examples MnistTrain() => DataSets.Mnist(Idx("mnist-train", 0), Idx("mnist-train", 1));

    /// <summary>MNIST's 10,000 test images.</summary>
    /// <returns>X 10000 × 784 and labels as <see cref="MnistTrain"/> has them.</returns>
    public Examples MnistTest() => DataSets.Mnist(Idx("mnist-test", 0), Idx("mnist-test", 1));

    /// <summary>2,000 points of two moons.</summary>
    /// <returns>1,400 points to train and 600 to test on, each m × 2, in training order; labels 0 and 1.</returns>
    public (Examples Train, Examples Test) Moons() => CsvFile.ReadMoons(Read("moons", "moons.csv"), "moons.csv");

    /// <summary>The given weights for <see cref="Ex4"/>: 400 inputs, 25 sigmoid units, 10 sigmoid outputs.</summary>
    /// <returns>Theta1 25 × 401 and Theta2 10 × 26, the biases in column 0.</returns>
    public IReadOnlyList<Matrix<double>> Ex4Weights() => DataSets.Thetas(Read("ex4weights", "ex4weights.mat"), "ex4weights.mat");

    /// <summary>Our weights for <see cref="Digits"/>: 400 inputs, sigmoid units, 10 sigmoid outputs.</summary>
    /// <returns>Theta1 units × 401 and Theta2 10 × (units + 1), the biases in column 0.</returns>
    public IReadOnlyList<Matrix<double>> DigitsWeights() =>
        DataSets.Thetas(Read("digits-weights", "digits-weights.mat"), "digits-weights.mat");

    /// <summary>Saito's weights for MNIST: 784 inputs, 50 and 100 sigmoid units, 10 softmax outputs.</summary>
    /// <returns>
    /// Three thetas, 50 × 785, 100 × 51 and 10 × 101, the biases in column 0: theta is [b Wᵀ] of the file's x·W + b, widened from single
    /// precision.
    /// </returns>
    public IReadOnlyList<Matrix<double>> SampleWeight() =>
        DataSets.SampleThetas(Read("sample_weight", "sample_weight.pkl"), "sample_weight.pkl");

    private IdxArray Idx(string dataSetName, int index)
    {
        var file = Catalogue[dataSetName].Files[index].Name;
        return IdxFile.Read(Read(dataSetName, file), file);
    }

    private List<string>? Own(DataSet set)
    {
        var paths = set.Files.Select(Find).OfType<string>().ToList();
        return paths.Count == set.Files.Count ? paths : null;
    }

    private string? Find(DataFile file)
    {
        string?[] folders =
        [
            options.Repository is null ? null : Path.Combine(options.Repository, "data"), options.Shipped, options.DataFolder,
            options.Shared, options.Cache,
        ];
        return folders
            .OfType<string>()
            .Select(folder => Path.Combine(folder, file.Name))
            .FirstOrDefault(path => File.Exists(path) && VerifiedFile.IsRecognised(path, file));
    }

    // A wrong file in the cache is downloaded again; the user's own files are for the user to mend.
    private bool IsHere(DataSet set, DataFile file)
    {
        if (Find(file) is not { } path) return false;
        if (IsCached(path)) return VerifiedFile.Check(path, file).Fault is null;

        VerifiedFile.Read(path, file, HowToGetData.Replace(set));
        return true;
    }

    private bool IsCached(string path) => Path.GetDirectoryName(path) == Path.TrimEndingDirectorySeparator(options.Cache);

    private DataMissingException Missing(DataSet set) =>
        new($"{set.Name} is not on this machine: {HowToGetData.Missing(set, options.Offline)}.");
}
