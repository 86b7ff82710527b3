namespace Kata.Bench;

/// <summary>A published rule: does it accept this gradient?</summary>
/// <param name="Name">As in the table.</param>
/// <param name="Source">Where it is published, by project, file and function.</param>
/// <param name="Accepts">The rule itself.</param>
internal sealed record Rule(string Name, string Source, Func<Differences, double[], bool> Accepts);

/// <summary>The decision rules of published gradient checks, with their published constants.</summary>
/// <remarks>
/// Each is the decision alone, on float64 and central differences. A random direction or entry is the same for every call, since the
/// originals seed their generators with a constant; the numbers drawn are ours. "Per tensor" means per theta.
/// </remarks>
internal static class Rules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("PyTorch", "torch/autograd/gradcheck.py, gradcheck: eps 1e-6, atol 1e-5, rtol 1e-3", PyTorch),
        new("PyTorch, fast mode", "torch/autograd/gradcheck.py, gradcheck(fast_mode=True): _make_vectors, _adjusted_atol", PyTorchFast),
        new("JAX", "jax/_src/public_test_util.py, check_vjp: EPS 1e-4, default_gradient_tolerance float64 1e-5", Jax),
        new("minitorch", "minitorch/tensor_functions.py, grad_check: epsilon 1e-6, rtol 1e-2, atol 1e-2", Minitorch),
        new(
            "CS231n, 1e-7",
            "cs231n.github.io, neural-networks-3.md, Gradient Checks: h 1e-5, \"1e-7 and less you should be happy\"",
            Cs231nSmooth),
        new("CS231n, 1e-4", "the same: \"1e-4 > relative error is usually okay for objectives with kinks\"", Cs231nKinks),
        new(
            "Coursera ex4, 1e-9",
            "Machine Learning, exercise 4, checkNNGradients.m: EPSILON 1e-4, relative difference below 1e-9",
            CourseraEx4),
        new(
            "Coursera DL, 2e-7",
            "Improving Deep Neural Networks, week 1, gradient_check_n: epsilon 1e-7, difference above 2e-7",
            CourseraDeepLearning),
    ];

    // torch.allclose(analytical, numerical): |a − n| ≤ atol + rtol·|n|, every entry.
    private static bool PyTorch(Differences numerical, double[] claimed) =>
        claimed.Zip(numerical.Central(1e-6)).All(pair => Close(pair.First, pair.Second, 1e-3, 1e-5));

    // One direction a tensor, of positive numbers and length 1; atol is multiplied by the sum of its entries.
    private static bool PyTorchFast(Differences numerical, double[] claimed) =>
        numerical.Directions("positive", 1e-6).All(along => Close(along.Of(claimed), along.Slope, 1e-3, 1e-5 * along.V.Sum()));

    // One direction of normal numbers over all tensors, times one normal number for the only output (a "cotangent").
    private static bool Jax(Differences numerical, double[] claimed)
    {
        var along = numerical.Directions("normal", 1e-4)[0];
        return Close(along.Cotangent * along.Of(claimed), along.Cotangent * along.Slope, 1e-5, 1e-5);
    }

    // One entry a tensor.
    private static bool Minitorch(Differences numerical, double[] claimed) =>
        numerical.Directions("entry", 1e-6).All(along => Close(along.Of(claimed), along.Slope, 1e-2, 1e-2));

    private static bool Cs231nSmooth(Differences numerical, double[] claimed) => Cs231n(numerical, claimed, 1e-7);

    private static bool Cs231nKinks(Differences numerical, double[] claimed) => Cs231n(numerical, claimed, 1e-4);

    // |a − n| / max(|a|, |n|), every entry; both zero passes.
    private static bool Cs231n(Differences numerical, double[] claimed, double limit) =>
        claimed.Zip(numerical.Central(1e-5)).All(pair =>
            Math.Abs(pair.First - pair.Second) <= limit * Math.Max(Math.Abs(pair.First), Math.Abs(pair.Second)));

    // norm(n − a) / norm(n + a).
    private static bool CourseraEx4(Differences numerical, double[] claimed)
    {
        var central = numerical.Central(1e-4);
        return Norm(claimed.Zip(central, (a, n) => n - a)) < 1e-9 * Norm(claimed.Zip(central, (a, n) => n + a));
    }

    // norm(a − n) / (norm(a) + norm(n)).
    private static bool CourseraDeepLearning(Differences numerical, double[] claimed)
    {
        var central = numerical.Central(1e-7);
        return Norm(claimed.Zip(central, (a, n) => a - n)) <= 2e-7 * (Norm(claimed) + Norm(central));
    }

    private static bool Close(double a, double n, double relative, double absolute) =>
        Math.Abs(a - n) <= absolute + (relative * Math.Abs(n));

    private static double Norm(IEnumerable<double> numbers) => Math.Sqrt(numbers.Sum(number => number * number));
}
