namespace Kata.Harness;

/// <summary>Step 1: all thetas in one vector, row by row, layer after layer.</summary>
public delegate Vector<double> FlattenFunction(IReadOnlyList<Matrix<double>> thetas);

/// <summary>Step 1: the thetas of these shapes from one vector.</summary>
public delegate IReadOnlyList<Matrix<double>> UnflattenFunction(Vector<double> flat, IReadOnlyList<Shape> shapes);

/// <summary>Step 2: m labels as m × K rows of zeros with a single one.</summary>
public delegate Matrix<double> EncodeFunction(IReadOnlyList<int> labels, int classes);

/// <summary>Step 2: the arg max of each row.</summary>
public delegate int[] DecodeFunction(Matrix<double> rows);

/// <summary>Step 3: a = g(z), m × units.</summary>
public delegate Matrix<double> ApplyFunction(Activation activation, Matrix<double> z);

/// <summary>Step 3: g′(z), m × units, element by element.</summary>
public delegate Matrix<double> DerivativeFunction(Activation activation, Matrix<double> z);

/// <summary>Step 4: z and a of every layer for x, m × n.</summary>
public delegate ForwardPass PassFunction(Network network, Matrix<double> x);

/// <summary>Step 5: the class that a network gives each of m examples.</summary>
public delegate int[] ClassesFunction(Network network, Matrix<double> x);

/// <summary>Step 5: the share of the predictions that equal their labels, 0 … 1.</summary>
public delegate double AccuracyFunction(IReadOnlyList<int> predicted, IReadOnlyList<int> labels);

/// <summary>Step 6: the loss of a pass against y, m × K, in nats an example.</summary>
public delegate double DataTermFunction(Loss loss, ForwardPass pass, Matrix<double> y);

/// <summary>Step 6: λ/2m times the sum of the squared weights, biases left out.</summary>
public delegate double PenaltyFunction(Network network, double lambda, int examples);

/// <summary>Step 6: the data term of m examples with the penalty.</summary>
public delegate double CostFunction(Network network, Matrix<double> x, Matrix<double> y, double lambda);

/// <summary>Step 7: the slopes of f at a point by central differences of step h.</summary>
public delegate Vector<double> CentralFunction(Func<Vector<double>, double> f, Vector<double> at, double h);

/// <summary>Step 8: δ of every layer, m × units.</summary>
public delegate IReadOnlyList<Matrix<double>> DeltasFunction(Network network, ForwardPass pass, Matrix<double> y);

/// <summary>Steps 8 and 13: the cost of m examples and its gradient, a matrix of each theta's shape.</summary>
public delegate CostAndGradient BackpropFunction(Network network, Matrix<double> x, Matrix<double> y, double lambda);

/// <summary>Step 9: the bound of a layer's random weights.</summary>
public delegate double EpsilonFunction(int inputs, int units);

/// <summary>Step 9: a random theta, units × (inputs + 1), within ±epsilon.</summary>
public delegate Matrix<double> ThetaFunction(int units, int inputs, double epsilon, int seed);

/// <summary>Step 9: a network of these sizes with random weights.</summary>
public delegate Network CreateFunction(IReadOnlyList<int> sizes, Activation hidden, Activation output, Loss loss, int seed);

/// <summary>Step 10: θ − α·∂J/∂θ.</summary>
public delegate Vector<double> DownhillFunction(Vector<double> theta, Vector<double> gradient, double rate);

/// <summary>Step 10: a number of steps downhill from a start.</summary>
public delegate Descent DescendFunction(
    Func<Vector<double>, (double Cost, Vector<double> Gradient)> f, Vector<double> start, double rate, int iterations);

/// <summary>Step 11: mini-batch descent over all examples, epoch by epoch.</summary>
public delegate Training TrainFunction(
    Network network,
    Matrix<double> x,
    IReadOnlyList<int> labels,
    int epochs,
    int batchSize,
    double rate,
    double lambda,
    int seed);

/// <summary>Step 12: the cost of a network minimised from its weights within a budget of evaluations.</summary>
public delegate Descent OptimizeFunction(Network network, Matrix<double> x, Matrix<double> y, double lambda, int maxEvaluations);

/// <summary>Step 12: a function of n numbers minimised from a start within a budget of evaluations.</summary>
public delegate Descent MinimizeFunction(
    Func<Vector<double>, (double Cost, Vector<double> Gradient)> f, Vector<double> start, int maxEvaluations);
