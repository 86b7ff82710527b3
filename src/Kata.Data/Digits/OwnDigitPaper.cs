namespace Kata.Data.Digits;

/// <summary>Separates ink from the paper around it.</summary>
internal static class OwnDigitPaper
{
    // In grey values: anything fainter is not ink, however even the paper.
    private const double Faintest = 12;

    // Of the paper's own roughness: ink needs to be that much stronger.
    private const double AboveRoughness = 5;

    // Pixels that a digit surely has.
    private const double InkShare = 0.002;

    // Where a picture is smaller, strokes are as fine as grain.
    private const int FinestGrain = 100;

    private const int Rounds = 4;

    // The median of the distances from the mean of a normal distribution is this share of its deviation.
    private const double MedianShare = 0.6745;

    /// <summary>How much ink there is at each pixel, about 1 where it is strongest; null if there is none.</summary>
    public static double[,]? Ink(double[,] grey)
    {
        var paper = Math.Min(grey.GetLength(0), grey.GetLength(1)) < FinestGrain ? (double[,])grey.Clone() : Smooth(grey);
        Subtract(paper);
        var (height, width) = (paper.GetLength(0), paper.GetLength(1));
        var values = paper.Cast<double>().ToArray();
        Array.Sort(values);
        var few = (int)(InkShare * values.Length);
        var (darkest, lightest) = (-values[few], values[^(few + 1)]);
        var sign = darkest > lightest ? -1 : 1;
        var strongest = Math.Max(darkest, lightest);
        if (strongest < Math.Max(Faintest, AboveRoughness * Roughness(values))) return null;
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
                paper[row, column] = Math.Clamp(sign * paper[row, column] / strongest, 0, 1);
        }

        return paper;
    }

    // Each pixel with its neighbours, 1 2 1 across and down: grain is finer than strokes.
    private static double[,] Smooth(double[,] grey)
    {
        var (height, width) = (grey.GetLength(0), grey.GetLength(1));
        var smooth = new double[height, width];
        for (var row = 0; row < height; row++)
        {
            var (above, below) = (Math.Max(row - 1, 0), Math.Min(row + 1, height - 1));
            for (var column = 0; column < width; column++)
            {
                var (left, right) = (Math.Max(column - 1, 0), Math.Min(column + 1, width - 1));
                smooth[row, column] = (Across(above) + (2 * Across(row)) + Across(below)) / 16;

                double Across(int line) => grey[line, left] + (2 * grey[line, column]) + grey[line, right];
            }
        }

        return smooth;
    }

    // The paper's light is a quadratic surface, fitted to the border first and then to all that is near it; a few thousand pixels will do.
    private static void Subtract(double[,] grey)
    {
        var (height, width) = (grey.GetLength(0), grey.GetLength(1));
        var border = Math.Max(1, Math.Min(height, width) / 16);
        var every = Math.Max(1, Math.Min(height, width) / 64);
        var (samples, atBorder) = (new List<Sample>(), new List<Sample>());
        for (var row = every / 2; row < height; row += every)
        {
            for (var column = every / 2; column < width; column += every)
            {
                var sample = new Sample(Term(row, height), Term(column, width), grey[row, column]);
                samples.Add(sample);
                if (row < border || column < border || row >= height - border || column >= width - border)
                    atBorder.Add(sample);
            }
        }

        var surface = Fit(atBorder);
        for (var round = 0; round < Rounds; round++)
        {
            var off = samples.Select(sample => sample.Grey - At(surface, sample.Y, sample.X)).ToArray();
            var sorted = off.Order().ToArray();
            var near = Math.Max(Faintest / 2, 3 * Roughness(sorted));
            surface = Fit(samples.Where((_, i) => Math.Abs(off[i]) < near));
        }

        for (var row = 0; row < height; row++)
        {
            var y = Term(row, height);
            for (var column = 0; column < width; column++) grey[row, column] -= At(surface, y, Term(column, width));
        }
    }

    // The deviation of those that differ by chance, from the median of all: what is ink hardly moves it.
    private static double Roughness(double[] sorted)
    {
        var distances = new double[sorted.Length];
        for (var i = 0; i < sorted.Length; i++) distances[i] = Math.Abs(sorted[i] - sorted[sorted.Length / 2]);
        Array.Sort(distances);
        return distances[sorted.Length / 2] / MedianShare;
    }

    private static double Term(int index, int length) => ((2 * index) + 1.0 - length) / length;

    private static double At(double[] s, double y, double x) =>
        s[0] + (s[1] * y) + (s[2] * x) + (s[3] * y * y) + (s[4] * x * y) + (s[5] * x * x);

    // Least squares by the normal equations, with just enough added that a strip one pixel wide has a solution.
    private static double[] Fit(IEnumerable<Sample> samples)
    {
        var (normal, right) = (new double[6, 6], new double[6]);
        foreach (var (y, x, grey) in samples)
        {
            ReadOnlySpan<double> terms = [1, y, x, y * y, x * y, x * x];
            for (var i = 0; i < 6; i++)
            {
                right[i] += terms[i] * grey;
                for (var j = 0; j < 6; j++) normal[i, j] += terms[i] * terms[j];
            }
        }

        for (var i = 0; i < 6; i++) normal[i, i] += 1e-6;
        return Matrix<double>.Build.DenseOfArray(normal).Solve(Vector<double>.Build.Dense(right)).AsArray();
    }

    // A pixel: where it is, −1 … 1 from edge to edge, and its grey.
    private readonly record struct Sample(double Y, double X, double Grey);
}
