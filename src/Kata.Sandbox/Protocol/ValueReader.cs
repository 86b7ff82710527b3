namespace Kata.Sandbox.Protocol;

/// <summary>Reads the arguments and results of the steps.</summary>
/// <param name="frames">Has them.</param>
/// <param name="arrays">Knows the arrays that were shared before.</param>
/// <param name="wholeCall">Whether what is read is watched for changes until the call is over, or for a few messages only.</param>
public sealed class ValueReader(FrameReader frames, SharedArrays arrays, bool wholeCall)
{
    // More than any network has.
    private const int MostParts = 1024;

    /// <summary>Reads a value.</summary>
    /// <param name="kind">Its kind, but none of the functions.</param>
    /// <returns>The value, or null if it was null.</returns>
    /// <exception cref="ProtocolException">The frame holds no such value.</exception>
    public object? Read(ValueKind kind)
    {
        if (!frames.Truth()) return null;
        return kind switch
        {
            ValueKind.Whole => frames.Whole(),
            ValueKind.Real => frames.Real(),
            ValueKind.Activation => (Activation)frames.Whole(),
            ValueKind.Loss => (Loss)frames.Whole(),
            ValueKind.Labels or ValueKind.LabelArray => frames.Wholes(),
            ValueKind.Vector => Vector<double>.Build.Dense(Array()),
            ValueKind.Matrix => Matrix(),
            ValueKind.Matrices => Matrices(),
            ValueKind.Shapes => Shapes(),
            ValueKind.Network => Network(),
            ValueKind.Pass => new ForwardPass(Matrices(ValueKind.Matrices), Matrices(ValueKind.Matrices)),
            ValueKind.CostAndGradient => new CostAndGradient(frames.Real(), Matrices(ValueKind.Matrices)),
            ValueKind.Descent => new Descent((Vector<double>)Read(ValueKind.Vector)!, Costs()),
            ValueKind.Training => new Training((Network)Read(ValueKind.Network)!, History()),
            _ => throw new ProtocolException($"a value of the kind {kind} is never written."),
        };
    }

    private Matrix<double>[] Matrices(ValueKind kind) => (Matrix<double>[])Read(kind)!;

    private Matrix<double>[] Matrices()
    {
        var matrices = new Matrix<double>[Few("matrices")];
        for (var i = 0; i < matrices.Length; i++) matrices[i] = (Matrix<double>)Read(ValueKind.Matrix)!;
        return matrices;
    }

    private Shape[] Shapes()
    {
        var numbers = frames.Wholes();
        if (numbers.Length % 2 != 0) throw new ProtocolException("a shape has one number.");
        return [.. numbers.Chunk(2).Select(pair => new Shape(pair[0], pair[1]))];
    }

    private Network Network()
    {
        var loss = (Loss)frames.Whole();
        if (!frames.Truth()) return new(null!, loss);
        var layers = new Layer[Few("layers")];
        for (var l = 0; l < layers.Length; l++)
        {
            if (!frames.Truth()) continue;
            var activation = (Activation)frames.Whole();
            layers[l] = new((Matrix<double>)Read(ValueKind.Matrix)!, activation);
        }

        return new(layers, loss);
    }

    // Each of them is looked up among the others.
    private int Few(string what)
    {
        var count = frames.Count();
        return count <= MostParts ? count : throw new ProtocolException($"{count} {what} are too many.");
    }

    private double[] Costs() => frames.Truth() ? frames.Reals() : null!;

    private Epoch[] History()
    {
        if (!frames.Truth()) return null!;
        var (costs, accuracies) = (frames.Reals(), frames.Reals());
        return costs.Length == accuracies.Length
            ? [.. costs.Zip(accuracies, (cost, accuracy) => new Epoch(cost, accuracy))]
            : throw new ProtocolException("a history has epochs without an accuracy.");
    }

    private Matrix<double> Matrix()
    {
        var (rows, columns, array) = (frames.Whole(), frames.Whole(), Array());
        return rows >= 0 && columns >= 0 && (long)rows * columns == array.Length
            ? Matrix<double>.Build.Dense(rows, columns, array)
            : throw new ProtocolException($"a matrix of {rows}x{columns} has {array.Length} numbers.");
    }

    // One that is known keeps its identity.
    private double[] Array()
    {
        var (number, array) = (frames.Whole(), frames.Reals());
        if (arrays.Find(number) is { } known && known.Length == array.Length)
        {
            array.CopyTo(known, 0);
            array = known;
        }
        else
        {
            arrays.Register(number, array);
        }

        arrays.Watch(array, wholeCall);
        return array;
    }
}
