namespace Kata.LinearAlgebra;

/// <summary>C += α·A·B for matrices that are stored row by row or column by column.</summary>
internal sealed unsafe class Product : IParts
{
    // Rows of B that are packed at a time: a panel of 32 columns then takes 64 KB, an eighth of a small second-level cache.
    private const int Depth = 256;

    // Rows of C that are collected before they are added to C where it does not have rows.
    private const int Rows = 48;

    // Below a million multiplications, waking another thread takes longer than it saves.
    private const long WorthSharing = 1_000_000;

    [ThreadStatic]
    private static Scratch? scratch;

    private readonly (nint Start, Strided Shape) _a;
    private readonly (nint Start, Strided Shape) _b;
    private readonly (nint Start, Strided Shape) _c;
    private readonly double _alpha;
    private readonly int _parts;

    private Product(double alpha, double* a, Strided aShape, double* b, Strided bShape, double* c, Strided cShape)
    {
        _alpha = alpha;
        (_a, _b, _c) = (((nint)a, aShape), ((nint)b, bShape), ((nint)c, cShape));
        // Tiles are wide: the columns of C are the side that wastes less of them; (A·B)ᵀ = Bᵀ·Aᵀ.
        if ((long)cShape.Columns * Tiles.Padded(cShape.Rows) < (long)cShape.Rows * Tiles.Padded(cShape.Columns))
            (_a, _b, _c) = (((nint)b, bShape.Transposed), ((nint)a, aShape.Transposed), ((nint)c, cShape.Transposed));
        var panels = Tiles.Padded(_c.Shape.Columns) / Tiles.Width;
        _parts = (long)cShape.Rows * cShape.Columns * aShape.Columns < WorthSharing ? 1 : Math.Min(panels, 8 * Team.Size);
    }

    /// <summary>C += α·A·B.</summary>
    /// <remarks>Each entry of C is computed by one thread, in the same order for any number of threads.</remarks>
    public static void Add(double alpha, double[] a, Strided aShape, double[] b, Strided bShape, double[] c, Strided cShape)
    {
        fixed (double* pa = a, pb = b, pc = c)
        {
            var product = new Product(alpha, pa, aShape, pb, bShape, pc, cShape);
            Team.Run(product, product._parts);
        }
    }

    // Some panels of B, from top to bottom.
    void IParts.Do(int part)
    {
        var memory = (scratch ??= new()).Take((Depth + Rows) * Tiles.Width);
        var panels = Tiles.Padded(_c.Shape.Columns) / Tiles.Width;
        var (first, end) = ((int)((long)panels * part / _parts), (int)((long)panels * (part + 1) / _parts));
        for (var k = 0; k < _b.Shape.Rows; k += Depth)
        {
            var depth = Math.Min(Depth, _b.Shape.Rows - k);
            for (var panel = first; panel < end; panel++)
            {
                var j = panel * Tiles.Width;
                var columns = Math.Min(Tiles.Width, _c.Shape.Columns - j);
                Pack(k, depth, j, columns, memory);
                AddPanel(k, depth, j, columns, memory, memory + (Depth * Tiles.Width), panel + 1 < end);
            }
        }
    }

    private void Pack(int k, int depth, int j, int columns, double* panel)
    {
        var (start, shape) = _b;
        var from = (double*)start + shape.At(k, j);
        if (shape.Column == 1) Packing.Copy(depth, columns, from, shape.Row, panel, Tiles.Width);
        else Packing.Transpose(depth, columns, from, shape.Column, panel, Tiles.Width);
    }

    private void AddPanel(int k, int depth, int j, int columns, double* panel, double* sums, bool isNext)
    {
        var a = (double*)_a.Start + _a.Shape.At(0, k);
        var c = (double*)_c.Start + _c.Shape.At(0, j);
        var rows = _c.Shape.Rows;
        if (_alpha == 1 && _c.Shape.Column == 1 && columns == Tiles.Width)
        {
            var factors = Factors(a, panel, c, _c.Shape.Row);
            if (isNext && _b.Shape.Column == 1)
            {
                // The rows of the next panel come from memory while this one is multiplied.
                factors.Next = (double*)_b.Start + _b.Shape.At(k, j + Tiles.Width);
                (factors.NextRow, factors.NextColumns) = (_b.Shape.Row, Tiles.Width);
            }

            Tiles.MultiplyAdd(rows, columns, depth, factors);
            return;
        }

        for (var i = 0; i < rows; i += Rows)
        {
            var some = Math.Min(Rows, rows - i);
            new Span<double>(sums, some * Tiles.Width).Clear();
            Tiles.MultiplyAdd(some, Tiles.Width, depth, Factors(a + _a.Shape.At(i, 0), panel, sums, Tiles.Width));
            Scatter(some, columns, sums, c + _c.Shape.At(i, 0));
        }
    }

    private Factors Factors(double* a, double* panel, double* c, int cRow) =>
        new(a, _a.Shape.Row, _a.Shape.Column, panel, Tiles.Width, c, cRow);

    private void Scatter(int rows, int columns, double* sums, double* c)
    {
        for (var j = 0; j < columns; j++)
            for (var i = 0; i < rows; i++) c[_c.Shape.At(i, j)] += _alpha * sums[(i * Tiles.Width) + j];
    }
}
