namespace Evidence.Gates.Statistics;

/// <summary>
/// The interval of the difference of two independent proportions by Newcombe's hybrid score method (Newcombe 1998, Statistics in Medicine 17, 873-890,
/// method 10), which joins the Wilson intervals of both.
/// </summary>
/// <param name="Estimate">First minus second.</param>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
public readonly record struct DifferenceInterval(double Estimate, double Lower, double Upper)
{
    /// <summary>The interval of the first share minus the second, from their Wilson intervals at one level.</summary>
    public static DifferenceInterval Of(WilsonInterval first, WilsonInterval second)
    {
        var difference = first.Estimate - second.Estimate;
        var down = Hypotenuse(first.Estimate - first.Lower, second.Upper - second.Estimate);
        var up = Hypotenuse(first.Upper - first.Estimate, second.Estimate - second.Lower);
        return new DifferenceInterval(difference, difference - down, difference + up);
    }

    private static double Hypotenuse(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
