using Kata.Harness;

namespace Kata.Tests;

public sealed class DiagnosisTests
{
    private static readonly Steps Reference = new()
    {
        Flatten = Serialize.Flatten,
        Unflatten = Serialize.Unflatten,
        Encode = OneHot.Encode,
        Decode = OneHot.Decode,
        Apply = Activations.Apply,
        Derivative = Activations.Derivative,
        Pass = Forward.Pass,
        Classes = Predict.Classes,
        Accuracy = Predict.Accuracy,
        DataTerm = Cost.DataTerm,
        Penalty = Cost.Penalty,
        Cost = Cost.Of,
        Central = NumericalGradient.Central,
        Deltas = Backprop.Deltas,
        Backprop = Backprop.Of,
        Epsilon = Initialize.Epsilon,
        Theta = Initialize.Theta,
        Create = Initialize.Create,
        Step = GradientDescent.Step,
        Descend = GradientDescent.Minimize,
        Train = MiniBatch.Train,
        Optimize = Optimizer.Minimize,
    };

    private static readonly int[] Steps = [3, 4, 6, 8];

    private static IEnumerable<TestCaseData> Known() => Mistakes.All.Select(mistake => new TestCaseData(mistake).SetName($"{{m}}({mistake.Id})"));

    [TestCaseSource(nameof(Steps))]
    public void The_reference_answers_every_question_right(int step) => Assert.That(Diagnosis.Of(step, Reference).ToString(), Does.EndWith("right."));

    [TestCaseSource(nameof(Known))]
    public void A_mistake_is_named_and_no_other(Mistake mistake)
    {
        var diagnosis = Diagnosis.Of(mistake.Step, Mistakes.Plant(Reference, mistake));

        Assert.That(diagnosis.Names.Select(names => string.Join('+', names.Select(name => name.Id))), Is.EqualTo(new[] { mistake.Id }), diagnosis.ToString());
    }
}
