using Kata.Data.Files;
using Kata.Data.Sets;
using Kata.Experiments;

namespace Kata.Learning;

/// <summary>A learner's folder: the steps to write, the suites that check them, and what they need to be built.</summary>
/// <remarks>
/// The file .kata marks it. A file of its own is no part of what a learner writes, and nothing else is called so; it is the first to be
/// written, so that
/// a start that was cut short is found again.
/// </remarks>
public sealed class Workspace
{
    /// <summary>The name of the file that marks a workspace.</summary>
    public const string Marker = ".kata";

    private Workspace(string folder, IReadOnlyList<string>? made = null) => (Folder, Made) = (folder, made ?? []);

    /// <summary>Its absolute path.</summary>
    public string Folder { get; }

    /// <summary>
    /// The files that <see cref="Start"/> has written, relative to the folder with "/" between names; empty if all existed already.
    /// </summary>
    public IReadOnlyList<string> Made { get; }

    private BackupFolder Kept => new(Path.Combine(Folder, ".backup"));

    /// <summary>Makes a workspace, or what is missing of one. Nothing that exists is overwritten or deleted.</summary>
    /// <param name="folder">The folder, which need not exist.</param>
    /// <exception cref="ArgumentException">
    /// The folder belongs to the repository: it lies in it, is no workspace and is not empty.
    /// </exception>
    /// <exception cref="IOException">A file or folder cannot be written.</exception>
    public static Workspace Start(string folder)
    {
        var path = Full(folder);
        var repository = Above(path, "Kata.sln");
        if (repository is not null && !File.Exists(Path.Combine(path, Marker)) && Directory.Exists(path)
            && Directory.EnumerateFileSystemEntries(path).Any())
        {
            throw new ArgumentException($"{path} is a folder of the repository but needs to be new or empty: \"kata start workspace\" "
                + "makes one.");
        }

        // Elsewhere than in the repository the checks need to be told where its data sets are, or be given those that ship.
        var options = DataStoreOptions.FromEnvironment();
        var data = repository is not null ? []
            : options.Repository is { } other ? WorkspaceFiles.Note(other)
            : WorkspaceFiles.Data(options);
        var made = new List<string>();
        foreach (var (name, content) in WorkspaceFiles.All.Concat(data))
        {
            var file = Path.Combine(path, name);
            Data.Files.Folder.Make(Path.GetDirectoryName(file)!);
            if (AtomicFile.Create(file, content)) made.Add(name);
        }

        return new(path, made);
    }

    /// <summary>The workspace that a folder is or lies in, or null.</summary>
    public static Workspace? Find(string from) => Above(Full(from), Marker) is { } folder ? new(folder) : null;

    /// <summary>The workspace that a folder is.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static Workspace Open(string folder) => File.Exists(Path.Combine(Full(folder), Marker))
        ? new(Full(folder))
        : throw new ArgumentException($"{folder} is not a workspace but needs to be one: \"kata start {folder}\" makes it one.");

    /// <summary>The file of a step.</summary>
    /// <param name="step">The step.</param>
    public string PathOf(Step step) => Path.Combine(Folder, "Kata", $"{step}.cs");

    /// <summary>What the learner has written so far. What is wrong with a file is said in <see cref="Submission.Problems"/>.</summary>
    public Submission Read() => Submission.Read(Path.Combine(Folder, "Kata"));

    /// <summary>Puts the stub in the place of a step's file, of which a backup is made first.</summary>
    /// <param name="step">The step.</param>
    /// <param name="now">The time of the backup.</param>
    /// <returns>The backup's path, or null where there was no file.</returns>
    /// <exception cref="IOException">The backup or the stub cannot be written; the file is as it was.</exception>
    public string? Reset(Step step, DateTimeOffset now)
    {
        var path = PathOf(step);
        var kept = BackupFolder.Content(path) is { } present ? Kept.Add(step, present, now) : null;
        Data.Files.Folder.Make(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, WorkspaceFiles.Bytes(Stubs.Of(step).Text));
        return kept;
    }

    /// <summary>The earlier versions of a step's file, newest first.</summary>
    /// <param name="step">The step.</param>
    public IReadOnlyList<Backup> Backups(Step step) => Kept.Of(step);

    /// <summary>
    /// Puts an earlier version in the place of a step's file. A backup of the file is made first, unless it is the stub or the earlier
    /// version itself.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <param name="backup">One of <see cref="Backups(Step)"/>.</param>
    /// <param name="now">The time of the backup.</param>
    /// <returns>The new backup's path, or null where none was needed.</returns>
    /// <exception cref="ArgumentException">There is no such backup of the step.</exception>
    /// <exception cref="IOException">A file cannot be read or written; the step's file is as it was.</exception>
    public string? Restore(Step step, Backup backup, DateTimeOffset now)
    {
        if (!Backups(step).Any(other => other.Path == backup.Path) || BackupFolder.Content(backup.Path) is not { } earlier)
            throw new ArgumentException($"{backup.Path} is no backup of {step} but needs to be one: \"kata restore\" lists them.");

        var path = PathOf(step);
        var stub = WorkspaceFiles.Bytes(Stubs.Of(step).Text);
        var present = BackupFolder.Content(path);
        var known = present is null || present.AsSpan().SequenceEqual(earlier) || present.AsSpan().SequenceEqual(stub);
        var kept = known ? null : Kept.Add(step, present!, now);
        Data.Files.Folder.Make(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, earlier);
        return kept;
    }

    /// <summary>Keeps a picture in the workspace's folder pictures.</summary>
    /// <returns>Its path.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public string Keep(NamedPicture picture)
    {
        // The name comes from the process that runs the submission, so any folders in it are dropped.
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, "pictures")).FullName, Path.GetFileName(picture.Name));
        AtomicFile.Write(path, WorkspaceFiles.Bytes(picture.Svg));
        return path;
    }

    private static string Full(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    private static string? Above(string start, string file)
    {
        var folder = start;
        while (folder is not null && !File.Exists(Path.Combine(folder, file))) folder = Path.GetDirectoryName(folder);
        return folder;
    }
}
