using System.Text.Json.Serialization;
using Kata.Harness.Tracing;

namespace Kata.Experiments.Tracing;

/// <summary>Puts an example that can be redone by hand to a submission's steps.</summary>
/// <param name="Step">One of <see cref="Trace.Traced"/>.</param>
/// <param name="Drawn">The example to draw; null for the one of the lessons.</param>
public sealed record TraceExperiment(Step Step, DrawnExample? Drawn = null) : Experiment
{
    /// <inheritdoc/>
    public override Step LastStep => Step;

    /// <summary>The example.</summary>
    /// <exception cref="ArgumentException">There are too many layers or units, or too few for the loss.</exception>
    [JsonIgnore]
    public TraceExample Example =>
        Drawn is null ? TraceExample.Worked : TraceExample.Drawn(Drawn.Sizes, Drawn.Hidden, Drawn.Loss, Drawn.Seed);

    /// <inheritdoc/>
    public override ExperimentResult Run(ExperimentContext context) => new TraceResult(Trace.Of(Step, context.Steps, Example));
}

/// <summary>What decides a drawn example.</summary>
/// <param name="Sizes">Inputs, units of each hidden layer, outputs.</param>
/// <param name="Hidden">The activation of the hidden layers.</param>
/// <param name="Loss">The loss; it decides the last activation.</param>
/// <param name="Seed">Any integer.</param>
public sealed record DrawnExample(IReadOnlyList<int> Sizes, Activation Hidden, Loss Loss, int Seed);

/// <summary>The trace of an example.</summary>
/// <param name="Trace">The trace.</param>
public sealed record TraceResult(Trace Trace) : ExperimentResult;
