using Kata.Verify.Policy;

namespace Kata.Verify.Submissions;

/// <summary>How much of a submission is read.</summary>
internal static class Limits
{
    /// <summary>Files and folders of a submission.</summary>
    public const int Entries = 1_000;

    /// <summary>Files and folders of one folder, or of a whole zip of submissions.</summary>
    public const int EntriesOfRun = 60_000;

    /// <summary>Bytes of a file.</summary>
    public const int FileBytes = SourceGuard.MostBytes;

    /// <summary>Bytes of all files of a submission.</summary>
    public const int SubmissionBytes = 4 * 1024 * 1024;

    /// <summary>Bytes of a zip in a zip.</summary>
    public const int NestedZipBytes = 64 * 1024 * 1024;

    /// <summary>Zips of a submission.</summary>
    public const int Zips = 4;

    /// <summary>A submission's own zip, and a zip in it.</summary>
    public const int ZipLevels = 2;

    /// <summary>How often smaller a file may be in a zip.</summary>
    public const int Ratio = 100;

    /// <summary>What follows the name of a file that is too large.</summary>
    public static string TooLarge { get; } = $"is larger than {FileBytes / 1024} KiB but needs to be a step or a part of one.";

    /// <summary>Reads by what comes, not by what a header claims.</summary>
    public static byte[] Read(Stream stream, int most)
    {
        using var content = new MemoryStream();
        var part = new byte[Math.Min(most, 81_920)];
        while (content.Length < most && stream.Read(part, 0, (int)Math.Min(part.Length, most - content.Length)) is var count and > 0)
            content.Write(part, 0, count);
        return content.ToArray();
    }
}
