using Kata.Data.Sets;

namespace Kata.Tests;

/// <summary>
/// The data sets that tests need, each loaded once. If a set is not on this machine, its tests are ignored with a message that says how to
/// get it; if KATA_REQUIRE names the set (several are separated by commas), they fail instead.
/// </summary>
internal static class RequiredData
{
    private static readonly DataStore Store = DataStore.FromEnvironment();

    private static readonly Lazy<Examples> Ex4Examples = new(Store.Ex4);

    private static readonly Lazy<Examples> MnistTestExamples = new(Store.MnistTest);

    private static readonly Lazy<Network> Ex4Trained = new(() => new(
        [.. Store.Ex4Weights().Select(theta => new Layer(theta, Activation.Sigmoid))],
        Loss.CrossEntropy));

    private static readonly Lazy<Network> SampleTrained = new(() => new(
        [.. Store.SampleWeight().Select((theta, layer) => new Layer(theta, layer < 2 ? Activation.Sigmoid : Activation.Softmax))],
        Loss.SoftmaxCrossEntropy));

    /// <summary>Ng's 5,000 digits.</summary>
    public static Examples Ex4() => Of("ex4", () => Ex4Examples.Value);

    /// <summary>MNIST's 10,000 test images.</summary>
    public static Examples MnistTest() => Of("mnist-test", () => MnistTestExamples.Value);

    /// <summary>The given network for Ng's digits: 400 inputs, 25 units, 10 outputs, all sigmoid.</summary>
    public static Network Ex4Network() => Of("ex4weights", () => Ex4Trained.Value);

    /// <summary>Saito's network for MNIST: 784 inputs, 50 and 100 sigmoid units, 10 softmax outputs.</summary>
    public static Network SampleNetwork() => Of("sample_weight", () => SampleTrained.Value);

    /// <summary>Reads a data set, or ends the test.</summary>
    /// <param name="set">Its name, as KATA_REQUIRE spells it.</param>
    /// <param name="read">Throws DataMissingException if the set is not on this machine.</param>
    public static T Of<T>(string set, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DataMissingException e)
        {
            Missing(set, e.Message);
            throw;
        }
    }

    /// <summary>Ends the test because a data set is not on this machine: it is ignored, or fails if KATA_REQUIRE names the set.</summary>
    public static void Missing(string set, string reason)
    {
        var required = (Environment.GetEnvironmentVariable("KATA_REQUIRE") ?? "").Split(',', StringSplitOptions.TrimEntries);
        if (required.Contains(set)) Assert.Fail($"{reason} KATA_REQUIRE names {set}.");
        Assert.Ignore(reason);
    }
}
