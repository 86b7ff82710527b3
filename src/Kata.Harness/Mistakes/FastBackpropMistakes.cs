namespace Kata.Harness.Mistakes;

/// <summary>
/// Mistakes of step 13 in the sums over the blocks. The numbers of most depend on how many examples a block has: a variant for each usual
/// size.
/// </summary>
internal static class FastBackpropMistakes
{
    private static readonly int[] Sizes = [64, 32, 16, 8, 128, 256, 100];

    internal static IReadOnlyList<Mistake> All { get; } =
    [
        Blocks("fastbackprop/short-block-dropped", Counting(block => block.Count == block.Size)),
        Blocks(
            "fastbackprop/short-block-as-full",
            Weighing((block, share) => share * block.M / (block.Of * block.Size)),
            Weighing((block, share) => share * block.Size / block.Count)),
        Blocks(
            "fastbackprop/gradient-overwritten",
            blocks => blocks with { GradientShare = block => block.IsLast ? blocks.GradientShare(block) : 0 },
            blocks => blocks with { GradientShare = block => block.IsLast ? 1 : 0 }),
        Blocks(
            "fastbackprop/cost-overwritten",
            blocks => blocks with { CostShare = block => block.IsLast ? blocks.CostShare(block) : 0 },
            blocks => blocks with { CostShare = block => block.IsLast ? 1 : 0 }),
        Blocks(
            "fastbackprop/mean-of-blocks",
            Weighing((block, share) => share * block.M / block.Count),
            Weighing((block, share) => share * block.M / block.Count / block.Of)),
        Blocks(
            "fastbackprop/part-lost",
            Counting(block => 2 * block.Index < block.Of - 1 || block.Of == 1),
            Counting(block => 2 * (block.Index + 1) > block.Of),
            Counting(block => block.Index % 2 == 0),
            Counting(block => block.Index % 2 == 1 || block.Of == 1)),
        Blocks(
            "fastbackprop/penalty-per-block",
            blocks => blocks with { Penalties = count => count * blocks.Penalties(count) },
            blocks => blocks with { Penalties = count => Math.Min(2, count) * blocks.Penalties(count) }),
        Mistake.Family("fastbackprop/penalty-forgotten", right => With(right, blocks => blocks with { Penalties = _ => 0 })),
        Mistake.Family("fastbackprop/biases-penalised", right => With(right, blocks => blocks with { PenalisesBiases = true })),
        Blocks("fastbackprop/short-block-without-ones", blocks => blocks with
        {
            Part = (block, gradient) => blocks.Part(block, gradient).MapIndexed(
                (_, j, entry) => j == 0 && block.Count < block.Size ? 0 : entry, Zeros.Include),
        }),
        new("fastbackprop/not-cleared")
        { Remembers = true, InSteps = right => With(right, Remembering) },
        new("fastbackprop/same-matrices")
        { Remembers = true, InSteps = Reusing },
        new("fastbackprop/errors-written-into-y")
        {
            InSteps = right => right with
            {
                FastBackprop = (network, x, y, lambda) =>
                {
                    var answer = right.FastBackprop(network, x, y, lambda);
                    (right.Pass(network, x).A[^1] - y).CopyTo(y);
                    return answer;
                },
            },
        },
        new("fastbackprop/no-argument-checks")
        {
            InSteps = right => right with
            {
                FastBackprop = (network, x, y, lambda) => MissingGuards.Unchecked(
                    () => right.FastBackprop(network, x, y, lambda), () => new(double.NaN, [.. network.Layers.Select(l => l.Theta)])),
            },
        },
    ];

    private static Mistake Blocks(string id, params IReadOnlyList<Func<OracleBlocks, OracleBlocks>> changes) => Mistake.Family(
        id,
        from size in Sizes
        from change in changes
        select (Func<Steps, Steps>)(right => With(right, blocks => change(blocks with { Size = size }))));

    // The right sums, or some that already have a mistake, so that two mistakes can be injected at once.
    private static Steps With(Steps right, Func<OracleBlocks, OracleBlocks> change) => right with
    {
        FastBackprop = change(right.FastBackprop.Target as OracleBlocks ?? new OracleBlocks(right.Backprop)).Of,
    };

    private static Func<OracleBlocks, OracleBlocks> Weighing(Func<OracleBlocks.Block, double, double> share) => blocks => blocks with
    {
        CostShare = block => share(block, blocks.CostShare(block)),
        GradientShare = block => share(block, blocks.GradientShare(block)),
    };

    private static Func<OracleBlocks, OracleBlocks> Counting(Func<OracleBlocks.Block, bool> counts) =>
        Weighing((block, share) => counts(block) ? share : 0);

    // The sums of a network of the same shape go on where the last call ended.
    private static OracleBlocks Remembering(OracleBlocks blocks)
    {
        Dictionary<int, Matrix<double>> kept = [];
        return blocks with
        {
            Sum = (l, sum) =>
            {
                var now = blocks.Sum(l, sum);
                var isSame = kept.TryGetValue(l, out var before)
                    && (before.RowCount, before.ColumnCount) == (now.RowCount, now.ColumnCount);
                return kept[l] = isSame ? before! + now : now;
            },
        };
    }

    private static Steps Reusing(Steps right)
    {
        IReadOnlyList<Matrix<double>> buffers = [];
        return right with
        {
            FastBackprop = (network, x, y, lambda) =>
            {
                var (cost, gradient) = right.FastBackprop(network, x, y, lambda);
                if (!RememberingMistakes.SameShapes(gradient, buffers)) buffers = [.. gradient.Select(entry => entry.Clone())];
                foreach (var (now, buffer) in gradient.Zip(buffers)) now.CopyTo(buffer);
                return new(cost, buffers);
            },
        };
    }
}
