namespace Kata.Runner.Repairs;

/// <summary>A kind of slip: what an edit that repairs a step undoes.</summary>
/// <param name="Name">What is wrong, e.g. "a factor too many".</param>
/// <param name="Belief">What one believes who writes it.</param>
/// <param name="Why">Why it is wrong.</param>
/// <param name="Prior">How often it was the right answer in wrong steps by several hands: the larger, the likelier.</param>
internal sealed record EditKind(string Name, string Belief, string Why, int Prior)
{
    public static readonly EditKind ConditionTooMany = new(
        "a condition too many",
        "This case needs a treatment of its own.",
        "The same formula holds in this case; the condition cuts off inputs that it should serve.",
        100);

    public static readonly EditKind ConditionWrong = new(
        "a condition that asks the wrong thing",
        "This is the case in which it applies.",
        "It applies in another case: the comparison, its direction or the way two conditions are joined is different.",
        70);

    public static readonly EditKind ConditionMissing = new(
        "a condition missing", "The formula holds in every case.", "It holds in one case only; in the others the value is 0.", 47);

    public static readonly EditKind OffByOne = new(
        "a number that is off by one",
        "Counting starts, or ends, here.",
        "It starts or ends one place earlier or later: indices run from 0, and the last is one less than the count.",
        90);

    public static readonly EditKind FactorTooMany = new(
        "a factor too many",
        "The formula has this factor.",
        "It has not, or the factor is already in it elsewhere.",
        88);

    public static readonly EditKind TermTooMany = new(
        "a term too many",
        "The formula has this term.",
        "It has not, or the term is already in it elsewhere.",
        72);

    public static readonly EditKind WrongName = new(
        "one value where another is meant",
        "This is the value that the formula names.",
        "Another value of the same type is meant here.",
        84);

    public static readonly EditKind Brackets = new(
        "brackets in the wrong place",
        "The line is read as it is spoken.",
        "* and / bind more strongly than + and −, and a / b * c is (a / b) * c.",
        82);

    public static readonly EditKind WrongCall = new(
        "a call to the neighbouring function",
        "This function computes what the formula says.",
        "Its neighbour does; the two are easily taken for each other.",
        80);

    public static readonly EditKind WrongNumber = new(
        "another number", "The formula has this constant.", "It has another one.", 76);

    public static readonly EditKind CallTooMany = new(
        "a call too many",
        "The value needs this treatment first.",
        "It is needed as it is.",
        74);

    public static readonly EditKind CallMissing = new(
        "a call missing", "The value goes in as it is.", "The formula applies a function to it first.", 48);

    public static readonly EditKind CutOff = new(
        "a value that is cut off or shifted",
        "A small number here, or a limit, does no harm.",
        "It changes the answer wherever it takes effect.",
        78);

    public static readonly EditKind StatementTooMany = new(
        "a statement too many",
        "This has to be done as well.",
        "Without it the result is right.",
        64);

    public static readonly EditKind DivisionMissing = new(
        "a division missing",
        "The sum is the answer.",
        "The formula takes a mean, or shares by a count: the sum is still to be divided.",
        60);

    public static readonly EditKind FactorMissing = new(
        "a factor missing",
        "The formula is complete.",
        "One of its factors is not there.",
        50);

    public static readonly EditKind TermMissing = new(
        "a term missing",
        "The formula is complete.",
        "One of its terms is not there.",
        46);

    public static readonly EditKind WrongWayRound = new(
        "the wrong way round",
        "The order does not matter here.",
        "It does: a − b is −(b − a), a / b is 1 / (b / a), and a matrix product is not commutative.",
        66);

    public static readonly EditKind IntegerDivision = new(
        "a division of two integers",
        "1 / 2 is one half.",
        "In C# the quotient of two integers is an integer: 1 / 2 is 0. One of them has to be a double, as in 1.0 / 2.",
        95);

    public static readonly EditKind PlusForMinus = new(
        "plus for minus, or minus for plus",
        "The sign is this one.",
        "It is the other one.",
        68);

    public static readonly EditKind TimesForOver = new(
        "a multiplication for a division, or the reverse",
        "The two are multiplied (or divided).",
        "The formula has it the other way.",
        58);

    public static readonly EditKind MinusMissing = new(
        "a sign",
        "The expression has the right sign.",
        "It has the opposite sign.",
        62);

    public static readonly EditKind MinusTooMany = new(
        "a minus too many",
        "The formula has this minus.",
        "It has not, or the minus is already in it elsewhere.",
        80);

    public static readonly EditKind RowsAndColumns = new(
        "rows and columns exchanged",
        "The first index is the one that is meant.",
        "Rows come first, columns second; here the two have changed places.",
        71);

    public static readonly EditKind TransposeMissing = new(
        "a transpose missing",
        "The matrix lies the right way.",
        "Its rows have to become columns here.",
        45);

    public static readonly EditKind FloatForDouble = new(
        "float for double",
        "Seven digits are enough.",
        "The kata computes in double precision: a float loses nine of its sixteen digits.",
        73);

    public static readonly EditKind NotSquared = new(
        "a square or a root missing",
        "The norm is the sum of squares.",
        "The norm is its root: the formula wants the square, or the root, of this value.",
        44);

    public static readonly EditKind BiasColumn = new(
        "the column of the biases",
        "The matrix has the columns that are needed.",
        "Theta has a column of biases in front, and the inputs get a column of ones for it; the weights alone do not.",
        65);

    public static readonly EditKind CopyMissing = new(
        "a copy missing",
        "Assigning a matrix copies it.",
        "It gives the same matrix a second name: what is written into one shows in the other.",
        42);

    public static readonly EditKind WrongAssignment = new(
        "= for +=, or the reverse",
        "The value is set (or added to) here.",
        "It is added to (or set) here.",
        43);

    public static readonly EditKind WrongFormula = new(
        "a formula that is not the one asked for",
        "This is the formula.",
        "With the one that the step describes in its place, everything else is right.",
        56);

    public static readonly EditKind OnlyWrong = new(
        "a formula that only wrong answers pass through",
        "This is the formula of this case.",
        "The answers of the other cases are right, and none of them uses it.",
        0);

    public static readonly EditKind WrongCase = new(
        "a case that takes the formula of another",
        "This case has this formula.",
        "It has the formula of another case.",
        75);
}
