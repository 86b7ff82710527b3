using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 2: labels in the wrong columns or as wrong numbers, and the wrong largest entry.</summary>
internal static class OneHotMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("onehot/label-column", 2,
            "The labels stay one column of numbers",
            "The labels are the targets already.",
            "A label is a name, not a size: one column does not fit K outputs, and if it is stretched to fit them, the network "
            + "learns that class 9 is nine times class 1.",
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
            "The entry is the label instead of 1",
            "The entry in the label's column says which class it is.",
            "The column says which class; the entry is the target probability. Here class 0 gets an empty row, class 9 a target of 9.",
            "What number should an output approach if its class is the right one?",
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
            "It stops one short, so the rows of the last class are all zeros: the network learns that such examples have no class.",
            "What is in the row of an example of the last class?",
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
            "Cross-entropy reads targets as probabilities: with −1 the cost can fall below 0, and its gradient never stops pulling.",
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
            "A batch need not contain every class: the number of columns changes from batch to batch and no longer fits the outputs.",
            "How many columns do you create for the labels 0, 1, 0 if there are five classes?",
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
            "With seven examples and four classes, how many rows does your matrix have?",
            "")
        {
            InSteps = right => right with { Encode = (labels, classes) => right.Encode(labels, classes).Transpose() },
        },
        new("onehot/decode-one-based", 2,
            "The decoded labels count from 1",
            "The first class is class 1.",
            "Columns count from 0 and so do labels: every decoded label is one too high, and none agrees with what was encoded.",
            "What do you get if you encode the labels 0 and 2 and decode them again?",
            "")
        {
            InSteps = right => right with { Decode = rows => [.. right.Decode(rows).Select(label => label + 1)] },
        },
        new("onehot/arg-max-of-columns", 2,
            "The largest entry is that of each column instead of each row",
            "The arg max along axis 0 is one per example.",
            "Axis 0 runs over the examples: the result says which example fits a class best, and has K entries instead of m.",
            "How many labels should seven rows give, and how many do yours give?",
            "")
        {
            InSteps = right => right with { Decode = rows => right.Decode(rows.Transpose()) },
        },
        new("onehot/decode-finds-ones", 2,
            "The decoder looks for an entry that is exactly 1",
            "A row to decode is always a one-hot row.",
            "A network's outputs are never exactly 1, so no class is found for them.",
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
            "Among equals it does not matter which one wins.",
            "It matters if two programs must agree: with >= instead of > the last of equals wins, but the convention here is the first.",
            "What is the class of the row 0.4, 0.4, 0.2, and which comparison decides it?",
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
            "Before any entry is seen, the largest so far is 0.",
            "It must be the first entry, whatever its value: in a row of negative numbers nothing is above 0, and "
            + "the answer is always class 0.",
            "What is the largest of −3, −1 and −2, and with what does your search compare them first?",
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
        MissingGuards.Mistake("onehot", 2,
            "a label that is not a class becomes an empty row, and a row with NaN gets a class", right => right with
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
