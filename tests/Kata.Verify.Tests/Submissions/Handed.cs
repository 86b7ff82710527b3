using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Kata.Verify.Submissions;

namespace Kata.Verify.Tests.Submissions;

/// <summary>Submissions made for a test.</summary>
internal static class Handed
{
    /// <summary>A step's file.</summary>
    public static readonly byte[] Code = Encoding.UTF8.GetBytes("namespace Kata;\n");

    /// <summary>Writes files with the same content.</summary>
    public static void Files(this Scratch scratch, params string[] names)
    {
        foreach (var name in names) scratch.Write(name, Code);
    }

    /// <summary>Writes a zip of files with the same content, and gives its path.</summary>
    public static string Zip(this Scratch scratch, string name, params string[] entries) =>
        scratch.Write(name, Zipped([.. entries.Select(entry => (entry, Code))]));

    /// <summary>A zip.</summary>
    public static byte[] Zipped(params (string Name, byte[] Content)[] entries) => Zipped(entries, _ => { });

    /// <summary>A zip whose entries are changed before it is closed.</summary>
    public static byte[] Zipped((string Name, byte[] Content)[] entries, Action<ZipArchiveEntry> change)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
                change(entry);
                using var stream = entry.Open();
                stream.Write(bytes);
            }
        }

        return content.ToArray();
    }

    /// <summary>All submissions in the scratch folder.</summary>
    public static List<ReceivedSubmission> Found(this Scratch scratch, string name = "") => [.. SubmissionSource.Find([scratch.At(name)])];

    /// <summary>The only submission.</summary>
    public static ReceivedSubmission One(this Scratch scratch, string name = "") => scratch.Found(name).Single();

    /// <summary>The paths of its files.</summary>
    public static string Paths(this ReceivedSubmission submission) => string.Join(' ', submission.Files.Select(file => file.Path));

    /// <summary>Runs a command of the system.</summary>
    public static void Run(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero);
    }
}
