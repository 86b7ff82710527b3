namespace Kata.Verify.Submissions;

/// <summary>Where a submission lies.</summary>
/// <param name="Id">What it is called.</param>
/// <param name="Files">Lists its files.</param>
internal sealed record Place(string Id, Func<SubmittedFiles> Files)
{
    /// <summary>The student's name, or empty.</summary>
    public string Student { get; init; } = "";

    /// <summary>The student's number, or empty.</summary>
    public string StudentId { get; init; } = "";

    /// <summary>Its path in the folder or the zip that was named.</summary>
    public string At { get; init; } = "";

    /// <summary>Its folder on the disk; empty in a zip.</summary>
    public string Folder { get; init; } = "";

    /// <summary>A place that cannot be read.</summary>
    /// <param name="id">What it is called.</param>
    /// <param name="why">A sentence.</param>
    public static Place Refused(string id, string why) => new(id, () => new([], [why]));
}
