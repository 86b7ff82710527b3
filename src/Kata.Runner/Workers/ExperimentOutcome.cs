using Kata.Experiments;

namespace Kata.Runner.Workers;

/// <summary>How an experiment on a submission ended.</summary>
/// <param name="Result">Its result; null if it reported all that it had, or failed.</param>
/// <param name="Failure">Why it ended early; null if it did not.</param>
public sealed record ExperimentOutcome(ExperimentResult? Result, JobFailure? Failure = null);
