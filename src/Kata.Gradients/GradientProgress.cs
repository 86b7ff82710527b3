namespace Kata.Gradients;

/// <summary>How far a gradient check is.</summary>
/// <param name="Measured">The slopes measured so far.</param>
/// <param name="Planned">
/// The slopes planned so far: n if every entry is compared; by directions it grows while the check narrows down what disagrees.
/// </param>
public readonly record struct GradientProgress(int Measured, int Planned);

/// <summary>Counts slopes and reports them.</summary>
internal sealed class SlopeCounter(IProgress<GradientProgress>? progress)
{
    private int _measured;
    private int _planned;

    public void Plan(int slopes) => _planned += slopes;

    public void Measured() => progress?.Report(new(++_measured, _planned));
}
