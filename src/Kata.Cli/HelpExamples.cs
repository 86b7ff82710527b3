namespace Kata.Cli;

/// <summary>What the help of each command shows it by.</summary>
internal static class HelpExamples
{
    /// <summary>By the name of the command, without "kata", one or two command lines, each with what it does.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<(string Line, string Does)>> All { get; } =
        new Dictionary<string, IReadOnlyList<(string, string)>>
        {
            [""] = [("kata", "go on where you stopped"), ("kata hint Forward", "a hint for step 4")],
            ["start"] = [("kata start workspace", "a workspace here"), ("kata start ../mine", "one beside the repository")],
            ["watch"] = [("kata watch", "the workspace here or above"), ("kata watch --dir ../mine", "another one")],
            ["check"] = [("kata check", "all steps"), ("kata check 6 --json", "step 6, for a program to read")],
            ["list"] = [("kata list", "the steps as they were last checked")],
            ["lesson"] = [("kata lesson", "of the current step"), ("kata lesson 8 --browser", "of step 8, with pictures")],
            ["hint"] = [("kata hint", "for the current step"), ("kata hint Backprop", "for step 8")],
            ["trace"] = [("kata trace 8", "the lesson's example"), ("kata trace 8 --network 2-3-2", "another network")],
            ["warmup"] = [("kata warmup", "the workspace here or above")],
            ["solution"] = [("kata solution 4", "after it has passed"), ("kata solution 4 --give-up", "before")],
            ["reset"] = [("kata reset Cost", "the stub of step 6")],
            ["restore"] = [("kata restore Cost", "list the versions"), ("kata restore Cost 1", "the newest of them")],
            ["open"] = [("kata open", "the current step"), ("kata open Forward", "step 4")],
            ["costs"] = [("kata costs", "a table"), ("kata costs --json", "every digit")],
            ["train"] = [("kata train digits", "400-25-10 by L-BFGS"), ("kata train moons --subject workspace", "with your steps")],
            ["notebook"] = [("kata notebook slopes", "one of them"), ("kata notebook all --out pictures", "all, with pictures")],
            ["gradcheck"] = [("kata gradcheck --subject workspace", "your gradient"), ("kata gradcheck --loss softmax", "ours")],
            ["reward"] = [("kata reward Cost", "your costs next to the published ones")],
            ["predict"] = [("kata predict three.png", "by the shipped weights"), ("kata predict *.png --json", "for a program")],
            ["draw"] = [("kata draw", "open the page"), ("kata draw --no-open --port 8080", "serve it")],
            ["data"] = [("kata data list", "what is here"), ("kata data get all", "download the rest")],
            ["data list"] = [("kata data list", "what is here")],
            ["data get"] = [("kata data get mnist", "both of its sets"), ("kata data get all", "everything")],
            ["data where"] = [("kata data where moons", "the path of its file")],
            ["data show"] = [("kata data show moons", "numbers and a picture")],
            ["explain"] = [("kata explain cost/rows-for-columns", "one"), ("kata explain --cost 0.3790", "the one behind a cost")],
            ["selfcheck"] = [("kata selfcheck", "about a minute"), ("kata selfcheck --slips 100", "find the line, too")],
            ["verify"] = [("kata verify submissions --out reports", "all of them"), ("kata verify . --isolation L3", "yours, for CI")],
            ["merge"] = [("kata merge shard-0 shard-1 --out reports", "both halves of a run")],
            ["doctor"] = [("kata doctor", "some seconds"), ("kata doctor --json", "for a program to read")],
            ["completion"] = [("kata completion bash", "its head says where to put it")],
        };
}
