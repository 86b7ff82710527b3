using Kata.Runner.Compiling;

namespace Kata.Verify.Submissions;

/// <summary>A submission as it was handed in, read once into memory. All names in it are untrusted text.</summary>
/// <param name="Id">A folder's or a zip's name, or the student's part of a download's; no other submission of the run has it.</param>
/// <param name="Student">The student's name, or the names of a group; empty if the download does not tell.</param>
/// <param name="StudentId">The student's number or address in the course's own system; empty if the download does not tell.</param>
public sealed record ReceivedSubmission(string Id, string Student, string StudentId)
{
    /// <summary>The files of the steps and the helpers beside them; paths are relative to their folder, e.g. Backprop.cs.</summary>
    public required Submission Submission { get; init; }

    /// <summary>The SHA-256 of its files' names and contents, in hexadecimal.</summary>
    public string Hash => Submission.Sha256;

    /// <summary>The files that may be compiled.</summary>
    public IReadOnlyList<SourceFile> Files => Submission.Files;

    /// <summary>The steps that no file is named for.</summary>
    public IReadOnlyList<Step> Missing => [.. Enum.GetValues<Step>().Where(step => !Submission.Files.Any(file => file.Step == step))];

    /// <summary>The folder on the disk that holds the steps; empty if they are in a zip.</summary>
    public string Folder { get; init; } = "";

    /// <summary>What was refused and why, as sentences. The rest can be judged.</summary>
    public IReadOnlyList<string> Problems => [.. Submission.Problems.Select(problem => problem.Message)];

    /// <summary>What was left out or is odd, as sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
