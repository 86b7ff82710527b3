using System.Diagnostics;
using Kata.Experiments.Training;
using Kata.Pictures.Charts;

namespace Kata.Experiments.Notebooks;

/// <summary>Exercise 4 from a random start: a library's optimizer gets cost and gradient from one pass, then from two.</summary>
internal static class Ex4Training
{
    public static void Run(NotebookOutput output)
    {
        var ngs = output.Store.Where("ex4") is not null;
        var plan = TrainingPlan.Defaults[ngs ? "ex4" : "digits"] with { Evaluations = output.Evaluations(200) };
        var data = TrainingData.Load(plan.DataSet, output.Store);
        var (steps, x, labels) = (output.Steps, data.Train.X, data.Train.Labels);
        var start = plan.Start(steps, x.ColumnCount, data.Classes);
        var y = steps.Encode(labels, data.Classes);
        output.Say($"{(ngs ? "Ng's digits" : "The drawn digits that ship")}, 400-25-10 from random weights of seed {plan.Seed},"
            + $" λ = {plan.Lambda}, {plan.Evaluations} evaluations.");

        var together = new Minimisation(output, start, plan, "one pass", network => steps.Backprop(network, x, y, plan.Lambda));
        var apart = new Minimisation(output, start, plan, "two passes", network => new(
            steps.Cost(network, x, y, plan.Lambda), steps.Backprop(network, x, y, plan.Lambda).Gradient));
        together.Run();
        apart.Run();
        var reached = together.Reached!;
        output.Number("ex4.trained.evaluations", "evaluations", together.Costs.Count);
        output.CompareTrained("ex4.trained.cost", together.Costs.Min(), ngs);
        output.CompareTrained("ex4.trained.accuracy", steps.Accuracy(steps.Classes(reached, x), labels), ngs);
        output.Number("ex4.trained.passes.ratio", "time for two passes over time for one", apart.Seconds[^1] / together.Seconds[^1]);
        output.Say($"one pass:   {together.Summary(1)}");
        output.Say($"two passes: {apart.Summary(2)}");
        output.Say("Asking for the cost and the gradient separately costs a second forward pass; what is learned is the same.");

        output.Keep("ex4", reached);
        output.Picture(
            "ex4-cost",
            ngs ? "Ng's digits, learned" : "The drawn digits, learned",
            "The cost falls by evaluation alike for both ways; by time, one pass is ahead.",
            Chart("Cost by evaluation", "With the evaluations that the line search discards.", "evaluation", way => way.ByEvaluation),
            Chart("Cost by time", "", "seconds", way => way.ByTime));

        Pictures.Svg.Part Chart(string title, string caption, string axis, Func<Minimisation, Series> series) =>
            new LineChart(title, caption, new(axis), new("cost J", true), [series(together), series(apart)]) { PlotHeight = 240 }.Draw();
    }

    // A minimisation whose every evaluation is recorded.
    private sealed class Minimisation(
        NotebookOutput output, Network start, TrainingPlan plan, string name, Func<Network, CostAndGradient> evaluate)
    {
        public List<double> Costs { get; } = [];

        public List<double> Seconds { get; } = [];

        public Network? Reached { get; private set; }

        public Series ByEvaluation => new(name, [.. Costs.Select((cost, i) => (i + 1.0, cost))]);

        public Series ByTime => new(name, [.. Costs.Select((cost, i) => (Seconds[i], cost))]);

        public string Summary(int passes) =>
            $"{Costs.Count} evaluations, {passes * Costs.Count} forward passes, {Seconds[^1]:F1} s, lowest cost {Costs.Min():F6}";

        public void Run()
        {
            var watch = Stopwatch.StartNew();
            var flat = new FlatNetwork(output.Steps, start);
            output.Steps.Minimize(flat.Function(Observed), flat.Start, plan.Evaluations);

            CostAndGradient Observed(Network network)
            {
                var found = evaluate(network);
                if (Reached is null || found.Cost < Costs.Min()) Reached = network;
                Costs.Add(found.Cost);
                Seconds.Add(watch.Elapsed.TotalSeconds);
                var text = $"{name}: evaluation {Costs.Count} of {plan.Evaluations}, cost {found.Cost:F4}";
                output.Progress(text, (double)Costs.Count / plan.Evaluations);
                return found;
            }
        }
    }
}
