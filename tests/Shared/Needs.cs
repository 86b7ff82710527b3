using Kata.Data;

namespace Kata.Tests;

internal static class Needs
{
    public static Examples Ex4() { Assert.Ignore("later"); return null!; }
    public static Examples MnistTest() { Assert.Ignore("later"); return null!; }
    public static Network Ex4Network() { Assert.Ignore("later"); return null!; }
    public static Network SampleNetwork() { Assert.Ignore("later"); return null!; }
}
