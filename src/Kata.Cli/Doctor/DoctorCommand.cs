using System.CommandLine;
using Kata.Verify.Doctor;
using Kata.Verify.Isolating;
using Spectre.Console;

namespace Kata.Cli.Doctor;

/// <summary>`kata doctor`: what this machine can isolate, which data sets are here, and what to install to do better.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var json = Json.Option();
        var command = new Command("doctor", "What this machine can isolate, tried with real attacks, and what is installed.") { json };
        command.SetAction(parsed => Run(parsed.GetValue(json)));
        return command;
    }

    private static int Run(bool json)
    {
        var best = IsolationProbe.Best();
        var attacks = Tried(json);
        var data = DataStore.FromEnvironment().All;
        var facts = Installation.Facts(best);
        var advice = Advice.Of(best, data.Any(set => set.Paths is null)).ToList();
        (string Name, string Value)[] versions =
            [("kata", facts.Version), (".NET", facts.Runtime), ("NUnit", Installation.NUnit), ("suites", facts.Suites)];
        if (json)
        {
            Json.Write(new
            {
                Isolation = $"{best}",
                Attacks = attacks.Select(attack => new
                {
                    Level = $"L{(int)attack.Level}",
                    Attack = attack.Attack.InWords(),
                    Result = Result(attack),
                    attack.Why,
                }),
                Data = data.Select(set => new { set.Set.Name, IsHere = set.Paths is not null }),
                Versions = versions.ToDictionary(version => version.Name, version => version.Value),
                Advice = advice,
            });
        }
        else
        {
            Print(best, attacks, data, versions, advice);
        }

        if (best.Level >= IsolationLevel.Limits) return Exit.Success;
        return Exit.EnvironmentError("this machine isolates nothing, so other people's code cannot be judged on it.");
    }

    private static List<AttackResult> Tried(bool json)
    {
        using var trial = new AttackTrial();
        using var line = new LiveLine();
        List<AttackResult> all =
            [.. trial.Run((level, attack) => line.Show(json ? "" : $"L{(int)level}: a submission {attack.InWords()} …"))];
        line.Clear();
        return all;
    }

    private static string Result(AttackResult attack) =>
        attack.Stopped switch { true => "stopped", false => "not stopped", null => "not tried" };

    private static void Print(
        Isolation best,
        List<AttackResult> attacks,
        IReadOnlyList<DataSetLocation> data,
        (string Name, string Value)[] versions,
        List<string> advice)
    {
        Terminal.Say($"The best isolation here is {best}.");
        var table = new Table().RoundedBorder().AddColumn("a submission that …", column => column.NoWrap());
        foreach (var level in Promises.Levels) table.AddColumn(Markup.Escape($"{best with { Level = level }}"));
        foreach (var row in attacks.GroupBy(attack => attack.Attack))
        {
            var cells = Promises.Levels.Select(level => Cell(row.Single(attack => attack.Level == level)));
            table.AddRow([row.Key.InWords(), .. cells]);
        }

        Terminal.Out.Write(table);
        foreach (var level in attacks.Where(attack => attack.Why.Length > 0).DistinctBy(attack => attack.Level))
            Terminal.Say($"L{(int)level.Level} is not tried: {level.Why.TrimEnd('.')}.");
        Terminal.Say($"Data sets here: {Names(data, isHere: true)}. Missing: {Names(data, isHere: false)}.");
        foreach (var (name, value) in versions) Terminal.Say($"{name} {value}");
        foreach (var line in advice) Terminal.Say($"To do better: {line}");
    }

    private static string Cell(AttackResult attack) => attack.Stopped switch
    {
        true => "[green]stopped[/]",
        false => "[red]not stopped[/]",
        null => "[dim]not tried[/]",
    };

    private static string Names(IReadOnlyList<DataSetLocation> data, bool isHere) =>
        data.Where(set => set.Paths is not null == isHere).Select(set => set.Set.Name).ToList() is { Count: > 0 } names
            ? string.Join(", ", names) : "none";
}
