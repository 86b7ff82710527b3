namespace Kata.Sandbox.Protocol;

/// <summary>Writes the arguments and results of the steps.</summary>
/// <param name="frames">Receives them.</param>
/// <param name="arrays">Numbers the arrays behind them.</param>
public sealed class ValueWriter(FrameWriter frames, SharedArrays arrays)
{
    /// <summary>Writes a value.</summary>
    /// <param name="kind">Its kind; of a function nothing is written, since the other side calls back.</param>
    /// <param name="value">The value, which may be null whatever its type says.</param>
    public void Write(ValueKind kind, object? value)
    {
        frames.Write(value is not null);
        if (value is null) return;
        switch (kind)
        {
            case ValueKind.Whole or ValueKind.Activation or ValueKind.Loss:
                frames.Write(Convert.ToInt32(value, null));
                break;
            case ValueKind.Real:
                frames.Write((double)value);
                break;
            case ValueKind.Labels or ValueKind.LabelArray:
                frames.Write((ReadOnlySpan<int>)(value as int[] ?? [.. (IReadOnlyList<int>)value]));
                break;
            case ValueKind.Vector:
                Write((Vector<double>)value);
                break;
            case ValueKind.Matrix:
                Write((Matrix<double>)value);
                break;
            case ValueKind.Matrices:
                WriteEach(ValueKind.Matrix, (IReadOnlyList<Matrix<double>>)value);
                break;
            case ValueKind.Shapes:
                var shapes = (IReadOnlyList<Shape>)value;
                frames.Write((ReadOnlySpan<int>)[.. shapes.SelectMany(shape => (int[])[shape.Rows, shape.Columns])]);
                break;
            case ValueKind.Network:
                Write((Network)value);
                break;
            case ValueKind.Pass:
                Write(ValueKind.Matrices, ((ForwardPass)value).Z);
                Write(ValueKind.Matrices, ((ForwardPass)value).A);
                break;
            case ValueKind.CostAndGradient:
                frames.Write(((CostAndGradient)value).Cost);
                Write(ValueKind.Matrices, ((CostAndGradient)value).Gradient);
                break;
            case ValueKind.Descent:
                Write(ValueKind.Vector, ((Descent)value).Theta);
                Write(((Descent)value).Costs);
                break;
            case ValueKind.Training:
                Write(ValueKind.Network, ((Training)value).Network);
                Write(((Training)value).History);
                break;
        }
    }

    private void WriteEach(ValueKind kind, IReadOnlyList<object?> values)
    {
        frames.Write(values.Count);
        foreach (var value in values) Write(kind, value);
    }

    private void Write(Network network)
    {
        frames.Write((int)network.Loss);
        frames.Write(network.Layers is not null);
        if (network.Layers is null) return;
        frames.Write(network.Layers.Count);
        foreach (var layer in network.Layers)
        {
            frames.Write(layer is not null);
            if (layer is null) continue;
            frames.Write((int)layer.Activation);
            Write(ValueKind.Matrix, layer.Theta);
        }
    }

    private void Write(IReadOnlyList<double>? costs)
    {
        frames.Write(costs is not null);
        if (costs is not null) frames.Write((ReadOnlySpan<double>)[.. costs]);
    }

    private void Write(IReadOnlyList<Epoch>? history)
    {
        frames.Write(history is not null);
        if (history is null) return;
        frames.Write((ReadOnlySpan<double>)[.. history.Select(epoch => epoch.Cost)]);
        frames.Write((ReadOnlySpan<double>)[.. history.Select(epoch => epoch.Accuracy)]);
    }

    private void Write(Vector<double> vector) => Write(vector.AsArray() ?? vector.ToArray());

    private void Write(Matrix<double> matrix)
    {
        frames.Write(matrix.RowCount);
        frames.Write(matrix.ColumnCount);
        // A view of a larger array has none of its own.
        var isWhole = matrix.AsColumnMajorArray()?.Length == matrix.RowCount * matrix.ColumnCount;
        Write(isWhole ? matrix.AsColumnMajorArray() : matrix.ToColumnMajorArray());
    }

    private void Write(double[] array)
    {
        frames.Write(arrays.NumberOf(array));
        frames.Write((ReadOnlySpan<double>)array);
    }
}
