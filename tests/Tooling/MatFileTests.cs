using Kata.Data;

namespace Kata.Tests;

[Category("Data")]
public sealed class MatFileTests
{
    private static readonly NumericArray TwoByThree = new([2, 3], [1, 2, 3, 4, 5, -6.5]);

    [TestCase(true)]
    [TestCase(false)]
    public void What_is_written_is_read_back(bool compress)
    {
        var cube = new NumericArray([2, 1, 3], [1, 2, 3, 4, 5, 6]);

        var arrays = MatFile.Read(MatFile.Write([("X", TwoByThree), ("cube_1", cube)], compress), "a.mat");

        Assert.That(arrays.Keys, Is.EqualTo(new[] { "X", "cube_1" }));
        Assert.That(arrays["X"].Shape, Is.EqualTo(new[] { 2, 3 }));
        Assert.That(arrays["X"].Values, Is.EqualTo(TwoByThree.Values));
        Assert.That(arrays["cube_1"].Shape, Is.EqualTo(new[] { 2, 1, 3 }));
        Assert.That(arrays["cube_1"].Values, Is.EqualTo(cube.Values));
    }

    [Test]
    public void The_given_weights_are_25_by_401_and_10_by_26()
    {
        var arrays = MatFile.Read(RealData.Bytes("ex4weights.mat", "ex4weights"), "ex4weights.mat");

        Assert.That(arrays["Theta1"].Shape, Is.EqualTo(new[] { 25, 401 }));
        Assert.That(arrays["Theta2"].Shape, Is.EqualTo(new[] { 10, 26 }));
    }

    [Test]
    public void The_rebuilt_digits_are_5000_by_400()
    {
        var arrays = MatFile.Read(RealData.Bytes("ex4data1-rebuilt.mat", "ex4-rebuilt"), "ex4data1-rebuilt.mat");

        Assert.That(arrays["X"].Shape, Is.EqualTo(new[] { 5000, 400 }));
        Assert.That(arrays["y"].Shape, Is.EqualTo(new[] { 5000, 1 }));
    }
}
