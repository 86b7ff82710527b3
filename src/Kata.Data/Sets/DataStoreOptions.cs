namespace Kata.Data.Sets;

/// <summary>Where data sets are looked for, in the order of the first five folders, and how they are downloaded.</summary>
public sealed record DataStoreOptions
{
    /// <summary>The folder that holds Kata.sln; data sets are in its data/.</summary>
    public string? Repository { get; init; }

    /// <summary>
    /// The data sets that ship, where there is no repository: the folder data beside the program, or lib/data in a learner's workspace.
    /// </summary>
    public string? Shipped { get; init; }

    /// <summary>The user's own folder: KATA_DATA.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The folder shared by repositories that stand side by side: ../shared/data.</summary>
    public string? Shared { get; init; }

    /// <summary>The folder that downloads go to.</summary>
    public required string Cache { get; init; }

    /// <summary>Whether downloading is forbidden: KATA_OFFLINE.</summary>
    public bool Offline { get; init; }

    /// <summary>All data sets.</summary>
    public Catalogue Catalogue { get; init; } = Catalogue.BuiltIn;

    /// <summary>How long a server may take over its next byte; 30 seconds by default.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The options of this process. The repository is found by walking up from the current folder, then from the program's own, to
    /// Kata.sln or to a learner's workspace that names it; KATA_DATA names a folder, and any non-empty KATA_OFFLINE forbids
    /// downloads.
    /// </summary>
    public static DataStoreOptions FromEnvironment()
    {
        var repository = Above(Environment.CurrentDirectory) ?? Above(AppContext.BaseDirectory);
        return new()
        {
            Repository = repository,
            Shipped = ShippedWith(AppContext.BaseDirectory),
            DataFolder = Variable("KATA_DATA") is { } folder ? Path.GetFullPath(folder) : null,
            Shared = repository is null ? null : Path.GetFullPath(Path.Combine(repository, "..", "shared", "data")),
            Cache = Path.Combine(UserCache(), "kata"),
            Offline = Variable("KATA_OFFLINE") is not null,
        };
    }

    /// <summary>The folder of the data sets that came with a program, or null: see <see cref="Shipped"/>.</summary>
    /// <param name="program">The program's folder.</param>
    public static string? ShippedWith(string program)
    {
        if (Path.Combine(program, "data") is var beside && Directory.Exists(beside)) return beside;
        // The checks of a workspace are built below it.
        var folder = Path.TrimEndingDirectorySeparator(program);
        while (folder is not null && !File.Exists(Path.Combine(folder, ".kata"))) folder = Path.GetDirectoryName(folder);
        return folder is not null && Path.Combine(folder, "lib", "data") is var data && Directory.Exists(data) ? data : null;
    }

    private static string? Above(string start)
    {
        var folder = Path.TrimEndingDirectorySeparator(start);
        while (folder is not null && !File.Exists(Path.Combine(folder, "Kata.sln")))
        {
            if (NamedBy(folder) is { } repository) return repository;
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }

    // A learner's workspace outside the repository names the repository; the name may be out of date.
    private static string? NamedBy(string folder)
    {
        var note = Path.Combine(folder, "lib", "repository.txt");
        if (!File.Exists(Path.Combine(folder, ".kata")) || !File.Exists(note)) return null;
        try
        {
            var named = File.ReadAllText(note).Trim();
            return Path.IsPathRooted(named) && File.Exists(Path.Combine(named, "Kata.sln")) ? named : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string UserCache()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows())
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        if (OperatingSystem.IsMacOS()) return Path.Combine(home, "Library", "Caches");
        // "All paths set in these environment variables must be absolute" (XDG Base Directory Specification); another is ignored.
        return Variable("XDG_CACHE_HOME") is { } cache && Path.IsPathRooted(cache) ? cache : Path.Combine(home, ".cache");
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
