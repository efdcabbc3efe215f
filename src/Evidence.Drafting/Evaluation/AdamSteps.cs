namespace Evidence.Drafting.Evaluation;

/// <summary>Steps down a gradient with a pace of its own for each weight (Kingma and Ba 2015).</summary>
internal sealed class AdamSteps(int size, double rate)
{
    private const double MeanDecay = 0.9;
    private const double SquareDecay = 0.999;
    private readonly double[] _mean = new double[size];
    private readonly double[] _square = new double[size];
    private int _step;

    public void Apply(double[] weights, double[] gradient)
    {
        _step++;
        for (var at = 0; at < weights.Length; at++)
        {
            _mean[at] = (MeanDecay * _mean[at]) + ((1 - MeanDecay) * gradient[at]);
            _square[at] = (SquareDecay * _square[at]) + ((1 - SquareDecay) * gradient[at] * gradient[at]);
            var mean = _mean[at] / (1 - Math.Pow(MeanDecay, _step));
            var square = _square[at] / (1 - Math.Pow(SquareDecay, _step));
            weights[at] -= rate * mean / (Math.Sqrt(square) + 1e-8);
        }
    }
}
