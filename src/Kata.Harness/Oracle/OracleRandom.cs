namespace Kata.Harness.Oracle;

/// <summary>Numbers drawn from a seed by SplitMix64 (Steele, Lea and Flood 2014): the same on every machine.</summary>
internal sealed class OracleRandom(int seed)
{
    private ulong _state = unchecked((ulong)seed * 0xD1342543DE82EF95);

    /// <summary>A uniform number from 0 up to but not including 1, with all 53 bits drawn.</summary>
    internal double Uniform() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A seed for another generator.</summary>
    internal int Seed() => unchecked((int)Bits());

    internal int Integer(int least, int most) => least + (int)(Uniform() * (most - least + 1));

    /// <summary>Integers in −range … range, none of them 0, divided by a scale.</summary>
    internal Matrix<double> Matrix(int rows, int columns, int range, double scale)
    {
        var matrix = Matrix<double>.Build.Dense(rows, columns);
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++) matrix[i, j] = Entry(range) / scale;

        return matrix;
    }

    internal Vector<double> Vector(int length, int range, double scale) => Matrix(1, length, range, scale).Row(0);

    /// <summary>A network of these sizes; the entries of each theta are at most 1.5 in size.</summary>
    internal Network Network(IReadOnlyList<int> sizes, Activation hidden, Activation output, Loss loss)
    {
        var layers = new List<Layer>();
        for (var l = 1; l < sizes.Count; l++)
            layers.Add(new(Matrix(sizes[l], sizes[l - 1] + 1, 30, 20), l == sizes.Count - 1 ? output : hidden));
        return new(layers, loss);
    }

    /// <summary>Unbalanced labels: the first and the last class occur, the last one most often.</summary>
    internal int[] Labels(int examples, int classes)
    {
        var labels = new int[examples];
        for (var i = 0; i < examples; i++) labels[i] = i % 2 == 0 ? classes - 1 : Integer(0, classes - 1);
        labels[1] = 0;
        return labels;
    }

    private int Entry(int range)
    {
        var entry = Integer(1, 2 * range);
        return entry > range ? range - entry : entry;
    }

    private ulong Bits()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
