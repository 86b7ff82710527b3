using static VerifyNUnit.Verifier;

namespace Kata.Tests;

[Category("Step05")]
public sealed class PredictSnapshots
{
    [Test, Category("OutsideData")]
    public Task The_confusion_matrix_of_the_given_weights_on_the_digits_of_Ng()
    {
        var digits = RequiredData.Ex4();
        var predicted = Predict.Classes(RequiredData.Ex4Network(), digits.X);

        // Class 9, the last output of the given weights, is the digit zero.
        var counts = digits.Labels.Zip(predicted).CountBy(pair => pair).ToDictionary();
        int[] classes = [9, 0, 1, 2, 3, 4, 5, 6, 7, 8];
        return Verify(Format.Lines([
            $"digit  predicted{string.Concat(Enumerable.Range(0, 10).Select(digit => $"{digit,4}"))}",
            .. classes.Select((label, digit) => $"{digit,5}           {string.Concat(classes.Select(guess => Count(label, guess)))}")]));

        string Count(int label, int guess) => $"{counts.GetValueOrDefault((label, guess)),4}";
    }
}
