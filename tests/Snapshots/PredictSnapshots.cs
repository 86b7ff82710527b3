using static VerifyNUnit.Verifier;

namespace Kata.Tests;

[Category("Step05")]
public sealed class PredictSnapshots
{
    [Test, Category("OutsideData")]
    public Task Which_of_Ngs_digits_the_given_weights_take_for_which()
    {
        var digits = RequiredData.Ex4();
        var predicted = Predict.Classes(RequiredData.Ex4Network(), digits.X);

        // Class 9 is the digit zero: the given weights' last output.
        var counts = digits.Labels.Zip(predicted).CountBy(pair => pair).ToDictionary();
        int[] classes = [9, 0, 1, 2, 3, 4, 5, 6, 7, 8];
        return Verify(Format.Lines([
            $"digit  read as{string.Concat(Enumerable.Range(0, 10).Select(digit => $"{digit,4}"))}",
            .. classes.Select((label, digit) => $"{digit,5}         {string.Concat(classes.Select(guess => $"{counts.GetValueOrDefault((label, guess)),4}"))}")]));
    }
}
