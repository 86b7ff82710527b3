using Kata.Cli.Reading;

namespace Kata.Cli.Learn;

/// <summary>The lessons in the watch.</summary>
/// <param name="workspace">Where pages for the browser are written.</param>
/// <param name="view">The screen.</param>
internal sealed class LessonReader(Workspace workspace, LearnerView view)
{
    /// <summary>Opens the lesson of a step on the screen.</summary>
    public void Read(Step step) => view.Open(ReadingPage.Of(Lessons.Of(step)));

    /// <summary>Handles a key while a page is open.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Whether that was all it was meant for; otherwise the page is closed and the key means what it means without it.</returns>
    public bool Press(char key)
    {
        if (view.Page is not { } page) return false;
        if (WatchKeys.Scrolls(key)) return false;
        switch (key)
        {
            case WatchKeys.Left or WatchKeys.Right when page.Lesson is { } lesson:
                Turn(lesson, key == WatchKeys.Right ? 1 : -1);
                return true;
            case 'o' when page.Lesson is { } lesson:
                view.Open(page with { Keys = InBrowser(workspace, lesson) });
                return true;
            case 'd' when page.Lesson is not null:
            case 'q' or WatchKeys.Escape:
                view.Close();
                return true;
            default:
                view.Close();
                return false;
        }
    }

    /// <summary>Opens a lesson in the browser.</summary>
    /// <returns>What was done, in a sentence.</returns>
    public static string InBrowser(Workspace workspace, LessonPage lesson)
    {
        var path = LessonSite.Write(workspace, lesson);
        return Browser.Open(path) ? $"opened {DisplayPath.Of(path)} in the browser."
            : $"no browser was found; the page is {DisplayPath.Of(path)}.";
    }

    private void Turn(LessonPage lesson, int by)
    {
        var all = Lessons.All;
        var at = all.ToList().IndexOf(lesson) + by;
        if (at >= 0 && at < all.Count) view.Open(ReadingPage.Of(all[at]));
    }
}
