using System.Diagnostics;
using Kata.Experiments.Training;
using Kata.Pictures.Charts;

namespace Kata.Experiments.Notebooks;

/// <summary>Exercise 4 from a random start: a library's minimiser is handed cost and gradient from one pass, and then each from a pass of its own.</summary>
internal static class Ex4Training
{
    private const string SciPy = "SciPy 1.10 on the same costs, three random starts";

    public static void Run(NotebookOutput sheet)
    {
        var ngs = sheet.Store.Where("ex4") is not null;
        var plan = TrainingPlan.Defaults[ngs ? "ex4" : "digits"] with { Evaluations = sheet.Evaluations(200) };
        var data = TrainingData.Load(plan.DataSet, sheet.Store);
        var start = plan.Start(sheet.Steps, data.Train.X.ColumnCount, data.Classes);
        var x = data.Train.X;
        var y = sheet.Steps.Encode(data.Train.Labels, data.Classes);
        sheet.Say($"{(ngs ? "Ng's digits" : "The drawn digits that ship")}, 400-25-10 from random weights of seed {plan.Seed}, λ = {plan.Lambda}, {plan.Evaluations} evaluations.");

        var steps = sheet.Steps;
        var together = new Minimisation(sheet, start, plan, "one pass", network => steps.Backprop(network, x, y, plan.Lambda));
        var apart = new Minimisation(sheet, start, plan, "two passes", network => new(
            steps.Cost(network, x, y, plan.Lambda), steps.Backprop(network, x, y, plan.Lambda).Gradient));
        together.Do();
        var reached = together.Reached!;
        apart.Do();
        var accuracy = steps.Accuracy(steps.Classes(reached, data.Train.X), data.Train.Labels);
        sheet.Figure("ex4.evaluations", "evaluations", together.Costs.Count);
        if (ngs)
        {
            sheet.Figure("ex4.cost", "lowest cost", together.Costs.Min(), "0.343 to 0.408 (TNC), 0.3175 to 0.3214 (L-BFGS-B)", 0.28, 0.35, SciPy);
            sheet.Figure("ex4.accuracy", "digits read right there", accuracy, "0.983 to 0.994 (TNC), 0.9944 to 0.9958 (L-BFGS-B)", 0.99, 1, SciPy);
        }
        else
        {
            sheet.Figure("ex4.cost", "lowest cost", together.Costs.Min());
            sheet.Figure("ex4.accuracy", "digits read right there", accuracy);
        }

        sheet.Figure("ex4.passes.ratio", "time for two passes over time for one", apart.Seconds[^1] / together.Seconds[^1]);
        sheet.Say($"one pass:   {together.Costs.Count} evaluations, {together.Costs.Count} forward passes, {together.Seconds[^1]:F1} s, lowest cost {together.Costs.Min():F6}");
        sheet.Say($"two passes: {apart.Costs.Count} evaluations, {2 * apart.Costs.Count} forward passes, {apart.Seconds[^1]:F1} s, lowest cost {apart.Costs.Min():F6}");
        sheet.Say("Whoever asks for the cost and the gradient apart pays for the forward pass twice; what is learned is the same.");

        sheet.Keep("ex4", reached);
        sheet.Picture(
            "ex4-cost",
            "Ng's digits, learned",
            "The cost falls by evaluation alike for both ways; by time the way of one pass is ahead.",
            new LineChart("Cost by evaluation", "Every evaluation counts, also those that the line search throws away.", new("evaluation"), new("cost J", true), [together.ByEvaluation, apart.ByEvaluation]) { PlotHeight = 240 }.Draw(),
            new LineChart("Cost by time", "", new("seconds"), new("cost J", true), [together.ByTime, apart.ByTime]) { PlotHeight = 240 }.Draw());
    }

    // A minimisation whose every evaluation is seen.
    private sealed class Minimisation(
        NotebookOutput sheet, Network start, TrainingPlan plan, string name, Func<Network, CostAndGradient> evaluate)
    {
        public List<double> Costs { get; } = [];

        public List<double> Seconds { get; } = [];

        public Network? Reached { get; private set; }

        public Series ByEvaluation => new(name, [.. Costs.Select((cost, i) => (i + 1.0, cost))]);

        public Series ByTime => new(name, [.. Costs.Select((cost, i) => (Seconds[i], cost))]);

        public void Do()
        {
            var watch = Stopwatch.StartNew();
            var flat = new FlatNetwork(sheet.Steps, start);
            sheet.Steps.Minimize(flat.Function(Observed), flat.Start, plan.Evaluations);

            CostAndGradient Observed(Network network)
            {
                var found = evaluate(network);
                if (Reached is null || found.Cost < Costs.Min()) Reached = network;
                Costs.Add(found.Cost);
                Seconds.Add(watch.Elapsed.TotalSeconds);
                sheet.Now($"{name}: evaluation {Costs.Count} of {plan.Evaluations}, cost {found.Cost:F4}", (double)Costs.Count / plan.Evaluations);
                return found;
            }
        }
    }
}
