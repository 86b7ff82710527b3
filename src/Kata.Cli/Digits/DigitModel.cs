using Kata.Data.Digits;
using Kata.Data.Sets;
using Kata.Experiments.Models;
using Kata.Experiments.Published;

namespace Kata.Cli.Digits;

/// <summary>A network that reads digits.</summary>
/// <param name="Name">As it was asked for.</param>
/// <param name="Network">784 or 400 inputs, laid out as <see cref="DigitLayout"/> says.</param>
internal sealed record DigitModel(string Name, Network Network)
{
    /// <summary>What is used where no model is named: it ships.</summary>
    public const string Standard = "digits-weights";

    private static readonly Dictionary<string, Func<DataStore, Network>> Known = new()
    {
        [Standard] = store => ReferenceModel.Sigmoids(store.DigitsWeights()),
        ["ex4weights"] = PublishedNetworks.Ex4,
        ["sample_weight"] = PublishedNetworks.Sample,
    };

    /// <summary>Pixels that it takes.</summary>
    public int Inputs => Network.Layers[0].Theta.ColumnCount - 1;

    /// <summary>The digit that a class stands for.</summary>
    public int Digit(int label) => DigitLayout.Of(Inputs)!.Digit(label);

    /// <summary>Reads a model by its name or from its file.</summary>
    /// <exception cref="ArgumentException">There is neither such a name nor such a file.</exception>
    /// <exception cref="InvalidDataException">It is no network that tells ten digits apart.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static DigitModel Load(string name)
    {
        if (Known.TryGetValue(name, out var network)) return new(name, network(DataStore.FromEnvironment()));
        if (!File.Exists(name))
        {
            throw new ArgumentException(
                $"model {name} is no file and no name but needs to be one: a .npz of \"kata train --save\", or {string.Join(", ", Known.Keys)}.");
        }

        var model = new DigitModel(name, ModelFile.Read(name));
        var outputs = model.Network.Layers[^1].Theta.RowCount;
        if (DigitLayout.Of(model.Inputs) is null)
            throw new InvalidDataException($"{name} takes {model.Inputs:N0} numbers but needs 784 or 400: a digit has 28x28 pixels, or 20x20 as Ng's have.");
        return outputs == DigitLayout.Classes ? model : throw new InvalidDataException($"{name} has {outputs:N0} outputs but needs 10: one a digit.");
    }
}
