using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 2: labels in other columns or as other numbers, and the wrong largest entry.</summary>
internal static class OneHotMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("onehot/label-column", 2,
            "The labels stay one column of numbers",
            "The labels are the targets already.",
            "A label is a name, not a size: one column does not fit K outputs, and where it is stretched to fit them the network is told "
            + "that class 9 is nine times class 1.",
            "How many outputs does the network have, and what should each of them be for an example of class 2?",
            "")
        {
            InSteps = right => right with
            {
                Encode = (labels, classes) =>
                {
                    var rows = right.Encode(labels, classes);
                    return Matrix<double>.Build.Dense(rows.RowCount, 1, (i, _) => labels[i]);
                },
            },
        },
        new("onehot/label-for-one", 2,
            "The label stands where a 1 should",
            "The entry in the label's column says which class it is.",
            "The column says it; the entry is the probability that the output aims at. Class 0 gets an empty row, class 9 a target of 9.",
            "What number should an output approach when its class is the right one?",
            "")
        {
            InSteps = right => right with
            {
                Encode = (labels, classes) => Changed(right.Encode(labels, classes), (entry, i, _) => entry * labels[i]),
            },
        },
        new("onehot/zero-is-ten", 2,
            "The columns are off by one",
            "Labels run from 1 to K, and 0 stands for the last class, as in Ng's digits.",
            "Here they run from 0 to K−1 and name their column: one place to the left, each class is trained as its neighbour.",
            "In which column is the 1 of an example of class 0?",
            "")
        {
            InSteps = right => right with
            {
                Encode = (labels, classes) =>
                {
                    var rows = right.Encode(labels, classes);
                    return Matrix<double>.Build.Dense(rows.RowCount, rows.ColumnCount, (i, k) => rows[i, (k + 1) % rows.ColumnCount]);
                },
            },
        },
        new("onehot/last-class-empty", 2,
            "The last class has no 1",
            "A loop to K−1 visits every class.",
            "It stops one short, so the rows of the last class are all zeros: the network learns that such examples are nothing at all.",
            "Look at the row of an example of the last class: what is in it?",
            "")
        {
            InSteps = right => right with
            {
                Encode = (labels, classes) => Changed(right.Encode(labels, classes), (entry, _, k) => k == classes - 1 ? 0 : entry),
            },
        },
        new("onehot/minus-one", 2,
            "The other columns hold −1 instead of 0",
            "Targets are −1 for no and 1 for yes, as for a perceptron.",
            "Cross-entropy reads targets as probabilities: with −1 the cost can fall below 0 and its gradient pulls past every output.",
            "Which numbers can a sigmoid output reach, and is your target for a wrong class one of them?",
            "")
        {
            InSteps = right => right with
            {
                Encode = (labels, classes) => Changed(right.Encode(labels, classes), (entry, _, _) => (2 * entry) - 1),
            },
        },
        new("onehot/classes-seen", 2,
            "There are only as many columns as the largest label needs",
            "The labels themselves tell how many classes there are.",
            "A batch need not hold every class: the number of columns changes from batch to batch and no longer fits the outputs.",
            "How many columns do you make for the labels 0, 1, 0 when there are five classes?",
            "")
        {
            InSteps = right => right with
            {
                Encode = (labels, classes) =>
                {
                    var rows = right.Encode(labels, classes);
                    return rows.SubMatrix(0, rows.RowCount, 0, Math.Min(labels.Max() + 1, rows.ColumnCount));
                },
            },
        },
        new("onehot/example-a-column", 2,
            "An example is a column instead of a row",
            "Vectors are columns, as in most books.",
            "Here rows are always examples: the matrix has K rows and m columns and does not fit the outputs.",
            "Seven examples and four classes: how many rows does your matrix have?",
            "")
        {
            InSteps = right => right with { Encode = (labels, classes) => right.Encode(labels, classes).Transpose() },
        },
        new("onehot/decode-one-based", 2,
            "The decoded labels count from 1",
            "The first class is class 1.",
            "Columns count from 0 and so do labels: every decoded label is one too high and none agrees with what was encoded.",
            "Encode the labels 0 and 2 and decode them again: what do you get?",
            "")
        {
            InSteps = right => right with { Decode = rows => [.. right.Decode(rows).Select(label => label + 1)] },
        },
        new("onehot/arg-max-of-columns", 2,
            "The largest entry is looked for in each column instead of each row",
            "The arg max along axis 0 is that of each example.",
            "Axis 0 runs over the examples: the answer says which example suits a class best, and there are K answers instead of m.",
            "How many labels should come out for seven rows, and how many come out of yours?",
            "")
        {
            InSteps = right => right with { Decode = rows => right.Decode(rows.Transpose()) },
        },
        new("onehot/decode-finds-ones", 2,
            "The decoder looks for an entry that is exactly 1",
            "A row to decode is always a one-hot row.",
            "A network's outputs are never exactly 1, so for them no class is found at all.",
            "Which class is the row 0.1, 0.7, 0.2?",
            "")
        {
            InSteps = right => right with
            {
                Decode = rows =>
                {
                    var labels = right.Decode(rows);
                    for (var i = 0; i < labels.Length; i++) labels[i] = Array.IndexOf(rows.Row(i).ToArray(), 1.0);
                    return labels;
                },
            },
        },
        new("onehot/last-wins", 2,
            "The last of equal entries wins",
            "Among equals it does not matter which one is taken.",
            "It matters when two programs are to agree: with >= instead of > the last of equals is kept, where the first was agreed on.",
            "What is the class of the row 0.4, 0.4, 0.2, and at which comparison is that decided?",
            "")
        {
            InSteps = right => right with
            {
                Decode = rows =>
                {
                    var mirrored = Matrix<double>.Build.Dense(rows.RowCount, rows.ColumnCount, (i, k) => rows[i, rows.ColumnCount - 1 - k]);
                    right.Decode(rows);
                    return [.. right.Decode(mirrored).Select(label => rows.ColumnCount - 1 - label)];
                },
            },
        },
        new("onehot/largest-starts-at-zero", 2,
            "The search for the largest entry starts at 0",
            "The largest number so far is 0 before any was seen.",
            "It is the first entry, whatever that is: in a row of negative numbers nothing is above 0, and class 0 is always the answer.",
            "What is the largest of −3, −1 and −2, and what does your search compare them with first?",
            "")
        {
            InSteps = right => right with
            {
                Decode = rows =>
                {
                    var labels = right.Decode(rows);
                    for (var i = 0; i < labels.Length; i++)
                        if (rows.Row(i).Maximum() <= 0) labels[i] = 0;
                    return labels;
                },
            },
        },
        MissingGuards.Mistake("onehot", 2, "a label that is no class becomes an empty row, and a row with NaN gets a class", right => right with
        {
            Encode = (labels, classes) => MissingGuards.Unchecked(
                () => right.Encode(labels, classes),
                () => Matrix<double>.Build.Dense(
                    Math.Max(1, labels.Count), Math.Max(1, classes), (i, k) => i < labels.Count && labels[i] == k ? 1 : 0)),
            Decode = rows => MissingGuards.Unchecked(() => right.Decode(rows), () => new int[rows.RowCount]),
        }),
    ];

    private static Matrix<double> Changed(Matrix<double> rows, Func<double, int, int, double> entry) =>
        Matrix<double>.Build.Dense(rows.RowCount, rows.ColumnCount, (i, k) => entry(rows[i, k], i, k));
}
