using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Kata.Runner.Compiling;
using Kata.Runner.Workers;
using Kata.Verify.Isolating;
using Kata.Verify.Judging;
using Kata.Verify.Results;
using Kata.Verify.Tests.Policy;
using Microsoft.CodeAnalysis.CSharp;

namespace Kata.Verify.Tests.Judging;

/// <summary>
/// Each attack as if neither compiler nor policy had stopped it: at every level it gets its class, and has no effect outside its sandbox
/// but for what its head says that the level cannot stop.
/// </summary>
/// <param name="level">The level.</param>
[NonParallelizable] // What a submission throws is noted for the whole process, and so is a seed.
[TestFixture(IsolationLevel.Bubblewrap)]
[TestFixture(IsolationLevel.Namespaces)]
[TestFixture(IsolationLevel.Limits)]
public sealed partial class IsolatedAttackTests(IsolationLevel level)
{
    // For attacks that nothing but time ends; any other has time enough on a busy machine.
    private static readonly Limits Short = Limits.Standard with { Check = TimeSpan.FromSeconds(1), ClockFactor = 3 };

    // The levels share what was compiled.
    private static readonly ConcurrentDictionary<string, Lazy<Compilation>> Compilations = [];

    private static readonly Lazy<CSharpCompilation> AnythingGoes = new(() =>
    {
        var empty = Compiler.Base(Compiler.References(), Compiler.GivenSource());
        return empty.WithOptions(empty.Options.WithAllowUnsafe(true));
    });

    private readonly Isolation _isolation = new(level, Isolation.RunsAsRoot);
    private AttackedHost? _host;
    private StepJudge? _judge;
    private StepJudge? _impatient;

    private static IEnumerable<Attack> Running => Attack.All.Where(attack => attack.Runs != "never");

    // Slots that no other fixture uses.
    private int Slot => 4 + (2 * (int)level);

    [OneTimeSetUp]
    public void StartHost()
    {
        if (!IsolationProbe.Works(level, out var why)) Assert.Ignore(why);
        if (level == IsolationLevel.Limits && !Isolation.RunsAsRoot)
            Assert.Ignore("At L1 an attack has the rights of whoever runs it: it is tried by root alone, who gives it a user of its own.");
        _judge = new(_isolation, Slot, SandboxLimits.Standard, Limits.Standard);
        _impatient = new(_isolation, Slot, SandboxLimits.Standard, Short);
        _host = new(_isolation, Slot + 1);
        // None of them may run as root on the machine itself.
        if (Isolation.RunsAsRoot) Assert.That(ProcessTree.Of(_isolation.UserOf(Slot + 1)!.Value), Is.Not.Empty);
    }

    [OneTimeTearDown]
    public void EndHost()
    {
        _judge?.Dispose();
        _impatient?.Dispose();
        _host?.Dispose();
    }

    [TestCaseSource(nameof(Running))]
    public void It_gets_its_class_and_reaches_nothing(object attack)
    {
        var one = (Attack)attack;
        var (judge, host) = (one.RunsAs(level).Contains("timeout") ? _impatient! : _judge!, _host!);
        var compiled = Compiled(one with { Text = host.Targeted(one.Text) });
        Assert.That(compiled.Errors, Is.Empty);

        var checks = judge.Run(one.Step, compiled, _ => 1);
        var said = string.Join('\n', checks.Select(check => $"{check.Message}\n{check.Output}").Append(judge.End()));
        judge.Stop();

        var effects = host.Effects(said, _isolation.UserOf(Slot));
        Assert.That(one.RunsAs(level), Does.Contain(Name(FailureClasses.Of(checks))), said);
        Assert.That(effects, one.CannotBeStopped(level) ? Is.Not.Empty : Is.Empty);
    }

    private static Compilation Compiled(Attack attack) => Compilations.GetOrAdd(attack.Text, _ => new(() => Compiler.EmitSteps(
        Compiler.Together(attack.Sources.WithoutLater(attack.Step).Files, AnythingGoes.Value), attack.Sources, attack.Step,
        CancellationToken.None))).Value;

    // As the heads write it, e.g. stack-overflow.
    private static string Name(FailureClass found) => Capital().Replace($"{found}", "-$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Capital();
}
