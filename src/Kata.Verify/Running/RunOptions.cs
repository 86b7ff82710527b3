using System.Text;
using Kata.Runner.Workers;
using Kata.Verify.Isolating;
using Kata.Verify.Judging;
using Kata.Verify.Results;

namespace Kata.Verify.Running;

/// <summary>How submissions are judged.</summary>
/// <param name="Isolation">How well they are isolated.</param>
public sealed record RunOptions(Isolation Isolation)
{
    /// <summary>How many submissions can be judged at a time.</summary>
    public const int MostJobs = 64;

    /// <summary>How many are judged at a time.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>What a sandbox may take.</summary>
    public SandboxLimits Sandbox { get; init; } = SandboxLimits.Standard;

    /// <summary>How long a check and a step may compute.</summary>
    public Limits Times { get; init; } = Limits.Standard;

    /// <summary>How long a submission and its compilations may take.</summary>
    public SubmissionTimes Submissions { get; init; } = SubmissionTimes.Standard;

    /// <summary>From which the seeds of random cases are drawn; null for the seeds that everybody knows.</summary>
    public byte[]? Secret { get; init; }

    /// <summary>Which submissions are judged.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    // Every judge is a process, whose users no other process has: its sandbox needs no other slot.
    internal JudgeSettings Judge() =>
        new(Isolation.Level, Isolation.IsRoot, 0, Sandbox, Times, Submissions, Secret ?? Encoding.UTF8.GetBytes(CheckSeeds.Public));
}

/// <summary>Follows a run. Everything is called by one thread at a time.</summary>
/// <param name="Found">Receives how many submissions there are to judge, and how many of them were judged before.</param>
/// <param name="Judging">Receives a judge's number, the submission and the step that it begins.</param>
/// <param name="Judged">Receives each verdict as it is won, those of earlier runs first, without its points.</param>
public sealed record RunListener(Action<int, int> Found, Action<int, string, Step> Judging, Action<SubmissionVerdict> Judged);
