using Kata.Runner;
using Kata.Runner.Repairs;
using Kata.Verify.Results;

namespace Kata.Verify.Reports;

/// <summary>
/// What index.js reads. Names are made harmless to look at here; a check is its place in the items, so that no name comes twice.
/// </summary>
internal sealed record IndexPageData(
    IReadOnlyDictionary<string, string> Facts,
    IReadOnlyList<IndexPageData.Class> Classes,
    IReadOnlyList<IndexPageData.StepName> Steps,
    IReadOnlyList<IndexPageData.ItemRow> Items,
    IReadOnlyList<MistakeCount> Mistakes,
    IReadOnlyList<IndexPageData.Row> Submissions)
{
    public static IndexPageData Of(IReadOnlyList<SubmissionVerdict> submissions, RunFacts facts)
    {
        var analysis = ItemAnalysis.Of(submissions);
        Step[] steps = [.. submissions.SelectMany(submission => submission.Steps).Select(step => step.Step).Distinct().Order()];
        var places = analysis.Items.Index().ToDictionary(item => (item.Item.Step, item.Item.Name), item => item.Index);
        return new(
            new Dictionary<string, string>
            {
                ["Isolation"] = Escaping.Name(facts.Isolation),
                ["Seed"] = Escaping.Name(facts.Seed),
                ["kata"] = Escaping.Name(facts.Version),
                ["Suites"] = Escaping.Name(facts.Suites),
                [".NET"] = Escaping.Name(facts.Runtime),
            },
            [.. Enum.GetValues<FailureClass>().Select(failure => new Class(failure.InWords(), failure.Symbol(), Colour(failure)))],
            [.. steps.Select(step => new StepName((int)step, $"{step}"))],
            [.. analysis.Items.Select(Item)],
            [.. analysis.Mistakes.Select(mistake => mistake with { Id = Escaping.Name(mistake.Id) })],
            [.. submissions.Select(submission => Submission(submission, steps, places))]);
    }

    private static ItemRow Item(Item item) => new(
        (int)item.Step,
        $"{item.Step}",
        Escaping.Name(item.Name),
        $"{item.Group}".ToLowerInvariant(),
        item.Passed,
        item.Judged,
        item.Discrimination);

    private static Row Submission(SubmissionVerdict submission, Step[] steps, Dictionary<(Step, string), int> places) => new(
        Escaping.Name(submission.Id),
        Escaping.Name(submission.Student),
        Escaping.Name(submission.StudentId),
        submission.Hash,
        [.. submission.Notes.Select(Escaping.Name)],
        Escaping.Shown(submission.Printed),
        submission.Points,
        submission.MaxPoints,
        submission.IsIncomplete,
        [.. steps.Select(step => submission.Steps.FirstOrDefault(verdict => verdict.Step == step)).Select(step => Cell.Of(step, places))]);

    private static string Colour(FailureClass failure) => failure switch
    {
        FailureClass.Pass => "good",
        FailureClass.Fail => "bad",
        FailureClass.NotStarted or FailureClass.MissingFile => "none",
        FailureClass.Policy or FailureClass.Compile => "refused",
        FailureClass.Infrastructure => "ours",
        _ => "stopped",
    };

    internal sealed record Class(string Words, string Symbol, string Colour);

    internal sealed record StepName(int Number, string Name);

    internal sealed record ItemRow(
        int Step, string StepName, string Name, string Group, int Passed, int Judged, double? Discrimination);

    internal sealed record Row(
        string Id,
        string Student,
        string StudentId,
        string Hash,
        IReadOnlyList<string> Notes,
        string Printed,
        double Points,
        double MaxPoints,
        bool Incomplete,
        IReadOnlyList<Cell?> Steps);

    internal sealed record Edit(string Place, string Kind, string Before, string After)
    {
        public static Edit Of(Repair repair) => new(
            Escaping.Name($"{repair.Path}:{repair.Line}:{repair.Column}"),
            repair.Kind,
            Escaping.Name(repair.Before),
            Escaping.Name(repair.After));
    }

    internal sealed record Cell(
        int Kind,
        string Whole,
        double Points,
        double MaxPoints,
        IReadOnlyList<string> Errors,
        IReadOnlyList<string> Mistakes,
        string FirstWrong,
        IReadOnlyList<string> Because,
        IReadOnlyList<Edit> Repairs,
        IReadOnlyList<object[]> Checks)
    {
        public static Cell? Of(StepVerdict? step, Dictionary<(Step, string), int> places) => step is null ? null : new(
            (int)step.Class,
            step.Whole.InWords(),
            step.Points,
            step.MaxPoints,
            [.. step.Errors.Select(Escaping.Message)],
            [.. step.Mistakes.Select(Escaping.Name)],
            Escaping.Name(step.FirstWrong),
            [.. step.CausedBy.Select(Words.Title)],
            [.. step.Repairs.Select(Edit.Of)],
            [.. step.Checks.Select(check => Check(check, places[(step.Step, check.Name)]))]);

        // Most checks pass and say nothing.
        private static object[] Check(CheckVerdict check, int place)
        {
            var milliseconds = Math.Round(check.Milliseconds, 2);
            return check.Message.Length > 0
                ? [place, (int)check.Class, milliseconds, Escaping.Message(check.Message)]
                : [place, (int)check.Class, milliseconds];
        }
    }
}
