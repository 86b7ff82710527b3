using Kata.Runner;
using Kata.Runner.Compiling;
using Kata.Verify.Judging;
using Kata.Verify.Results;

namespace Kata.Verify.Tests.Judging;

/// <summary>Outcomes by what was judged.</summary>
public sealed class VerdictCacheTests
{
    private static readonly SourceFile File = new("OneHot.cs", "one");

    [Test]
    public void The_key_does_not_tell_who_wrote_a_step() => Assert.That(
        VerdictCache.Key(Step.OneHot, StepSources.Whole([new("reference/OneHot.cs", "one")])),
        Is.EqualTo(VerdictCache.Key(Step.OneHot, StepSources.Whole([File]))));

    [Test]
    public void The_key_tells_everything_else()
    {
        string[] keys =
        [
            VerdictCache.Key(Step.OneHot, StepSources.Whole([File])),
            VerdictCache.Key(Step.Cost, StepSources.Whole([File])),
            VerdictCache.Key(Step.OneHot, StepSources.Whole([File with { Text = "one " }])),
            VerdictCache.Key(Step.OneHot, StepSources.Whole([File with { Path = "Cost.cs" }])),
            VerdictCache.Key(Step.OneHot, StepSources.Whole([File, new("Helper.cs", "")])),
            VerdictCache.Key(Step.OneHot, StepSources.Whole([File, new("own/Helper.cs", "")])),
        ];

        Assert.That(keys, Is.Unique);
    }

    [Test]
    public void Our_own_failures_and_errors_are_not_kept()
    {
        var cache = new VerdictCache();

        cache.Keep("right", new(Verdict.Passed, FailureClass.Pass, []));
        cache.Keep("ours", new(Verdict.Infrastructure, FailureClass.Infrastructure, []));
        cache.Keep("error", new(Verdict.DoesNotCompile, FailureClass.Compile, []) { Errors = ["own/Helper.cs:1:1: no."] });

        string[] keys = ["right", "ours", "error"];
        Assert.That(keys.Select(key => cache.Find(key) is not null), Is.EqualTo(new[] { true, false, false }));
    }
}
