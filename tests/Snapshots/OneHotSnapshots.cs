using static VerifyNUnit.Verifier;

namespace Kata.Tests;

[Category("Step02")]
public sealed class OneHotSnapshots
{
    [Test]
    public Task The_first_MNIST_labels_as_rows() =>
        Verify(Format.Matrix("5 0 4 1 9 2 1 3 1 4", OneHot.Encode([5, 0, 4, 1, 9, 2, 1, 3, 1, 4], 10), "F0"));
}
