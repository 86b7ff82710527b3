namespace Kata.Experiments.Notebooks;

/// <summary>Squared error and cross-entropy, for one example and for a batch, with the answer one-hot and as a label.</summary>
internal static class Losses
{
    private const string Saito = "Saito, Deep Learning from Scratch, section 4.2";
    private static readonly double[] Right = [0.1, 0.05, 0.6, 0, 0.05, 0.1, 0, 0.1, 0, 0];
    private static readonly double[] Wrong = [0.1, 0.05, 0.1, 0, 0.05, 0.1, 0, 0.6, 0, 0];

    public static void Run(NotebookOutput sheet)
    {
        var steps = sheet.Steps;
        var y = steps.Encode([2], 10);
        sheet.Say("The answer is 2. One network gives it 0.6, another 0.1 and 0.6 to a 7:");
        sheet.Figure("losses.squared.right", "squared error of the first", steps.DataTerm(Loss.SquaredError, Given(Right), y), "0.0975", 5e-15, Saito);
        sheet.Figure("losses.squared.wrong", "squared error of the second", steps.DataTerm(Loss.SquaredError, Given(Wrong), y), "0.5975", 5e-15, Saito);
        var right = steps.DataTerm(Loss.SoftmaxCrossEntropy, Given(Right), y);
        var wrong = steps.DataTerm(Loss.SoftmaxCrossEntropy, Given(Wrong), y);
        sheet.Figure("losses.crossEntropy.right", "cross-entropy of the first, −ln 0.6", right, "0.5108256237659907", 1e-15, "−ln 0.6");
        sheet.Figure("losses.crossEntropy.wrong", "cross-entropy of the second, −ln 0.1", wrong, "2.302585092994046", 1e-15, "−ln 0.1");
        sheet.Figure("losses.guarded.right", "the first with log(h + 1e-7)", -Math.Log(Right[2] + 1e-7), "0.510825457099338", 1e-15, Saito);
        sheet.Figure("losses.guarded.wrong", "the second with log(h + 1e-7)", -Math.Log(Wrong[2] + 1e-7), "2.302584092994546", 1e-15, Saito);

        int[] labels = [2, 7];
        var batch = steps.DataTerm(Loss.SoftmaxCrossEntropy, Given(Right, Wrong), steps.Encode(labels, 10));
        var byLabel = -(Math.Log(Right[labels[0]]) + Math.Log(Wrong[labels[1]])) / labels.Length;
        sheet.Figure("losses.batch", "both as a batch, answers 2 and 7: the mean", batch, "0.5108256237659907", 1e-15, "−ln 0.6, twice, halved");
        sheet.Figure("losses.label", "the batch with labels for one-hot rows, difference", batch - byLabel, "0", 1e-15, Saito);
    }

    // Outputs as if a network had given them: cross-entropy is computed from z, and e^(ln h) is h. e^−800 is 0.
    private static ForwardPass Given(params double[][] outputs)
    {
        var h = Matrix<double>.Build.DenseOfRowArrays(outputs);
        return new([h.Map(p => p > 0 ? Math.Log(p) : -800, Zeros.Include)], [h, h]);
    }
}
