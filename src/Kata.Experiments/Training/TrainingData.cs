namespace Kata.Experiments.Training;

/// <summary>What a network is trained and tested on.</summary>
/// <param name="Train">The training examples.</param>
/// <param name="Test">The test examples, or null where the set has none of its own.</param>
/// <param name="Classes">K.</param>
/// <param name="Note">What a reader should know of the choice, or null.</param>
public sealed record TrainingData(Examples Train, Examples? Test, int Classes, string? Note = null)
{
    /// <summary>Loads a data set by the name that `kata train` takes.</summary>
    /// <param name="dataSet">"digits", "ex4", "moons" or "mnist".</param>
    /// <param name="store">Where to look.</param>
    /// <exception cref="DataMissingException">It is not on this machine.</exception>
    public static TrainingData Load(string dataSet, DataStore store)
    {
        switch (dataSet)
        {
            case "digits":
                return new(store.Digits(), null, 10);
            case "ex4":
                return new(store.Ex4(), null, 10);
            case "moons":
                var (train, test) = store.Moons();
                return new(train, test, 2);
            default:
                if (store.Where("mnist-train") is not null) return new(store.MnistTrain(), store.MnistTest(), 10);
                var images = store.MnistTest();
                return new(
                    Rows(images, 0, 8000),
                    Rows(images, 8000, 2000),
                    10,
                    "mnist-train is not on this machine, so 8,000 of the 10,000 test images are trained on and 2,000 tested on: \"kata "
                        + "data get mnist\" gets the rest.");
        }
    }

    private static Examples Rows(Examples examples, int start, int count) =>
        new(examples.X.SubMatrix(start, count, 0, examples.X.ColumnCount), examples.Labels[start..(start + count)]);
}
