namespace Kata.Learning.Tests;

/// <summary>The lessons as the program has them.</summary>
public sealed class LessonsTests
{
    [Test]
    public void There_is_a_page_before_the_first_step_one_a_step_and_the_warm_up() => Assert.That(
        Lessons.All.Select(page => page.Number),
        Is.EqualTo(new[] { "0", "1", "2", "3", "4", "5", "6", "7", "7b", "8", "9", "10", "11", "12", "13" }));

    [Test]
    public void A_lesson_is_the_file_in_docs()
    {
        foreach (var page in Lessons.All)
            Assert.That(page.Text, Is.EqualTo(File.ReadAllText(Path.Combine(Lesson.Folder, $"{page.Name}.md")).ReplaceLineEndings("\n")));
    }

    [Test]
    public void Every_step_has_a_title_a_question_and_a_summary()
    {
        foreach (var step in Enum.GetValues<Step>())
        {
            Assert.That(Lessons.Of(step).Title, Is.EqualTo($"Step {(int)step}: {step}"));
            Assert.That(Lessons.Of(step).Question, Does.Contain("?").And.Not.Contain("\n"));
            Assert.That(Lessons.Summary(step), Has.Length.InRange(10, 60).And.Not.Contain("["));
        }
    }

    [Test]
    public void Every_picture_is_taken_along() => Assert.That(
        Lessons.Pictures.Select(picture => picture.Name),
        Is.EquivalentTo(Directory.GetFiles(Path.Combine(Lesson.Folder, "pictures")).Select(Path.GetFileName)));
}
