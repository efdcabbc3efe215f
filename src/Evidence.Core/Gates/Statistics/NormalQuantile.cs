namespace Evidence.Gates.Statistics;

/// <summary>Quantiles of the standard normal distribution.</summary>
public static class NormalQuantile
{
    /// <summary>
    /// The value below which a share <paramref name="probability"/> lies (Wichura 1988, algorithm AS 241, PPND16; about 16 digits).
    /// </summary>
    /// <param name="probability">Between 0 and 1, both excluded.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not between 0 and 1.</exception>
    public static double Of(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(probability, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
        var fromCentre = probability - 0.5;
        if (Math.Abs(fromCentre) <= 0.425)
        {
            var r = 0.180625 - (fromCentre * fromCentre);
            return fromCentre * Ratio(r, _centreTop, _centreBottom);
        }

        var tail = Math.Sqrt(-Math.Log(fromCentre < 0 ? probability : 1 - probability));
        var value = tail <= 5 ? Ratio(tail - 1.6, _middleTop, _middleBottom) : Ratio(tail - 5, _farTop, _farBottom);
        return fromCentre < 0 ? -value : value;
    }

    /// <summary>The z of a two-sided interval: 1.96 for a level of 0.95.</summary>
    /// <param name="confidence">Level of the interval, between 0 and 1, both excluded.</param>
    public static double TwoSided(double confidence) => Of(1 - ((1 - confidence) / 2));

    private static double Ratio(double x, double[] top, double[] bottom) => Polynomial(x, top) / Polynomial(x, bottom);

    private static double Polynomial(double x, double[] coefficients) =>
        coefficients.Reverse().Aggregate(0.0, (sum, coefficient) => (sum * x) + coefficient);

    private static readonly double[] _centreTop =
    [
        3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
        45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
    ];

    private static readonly double[] _centreBottom =
    [
        1.0, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077,
        21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610,
    ];

    private static readonly double[] _middleTop =
    [
        1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
        1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4,
    ];

    private static readonly double[] _middleBottom =
    [
        1.0, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
        0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ];

    private static readonly double[] _farTop =
    [
        6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
        0.0265321895265761230930, 0.00124266094738807843860, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ];

    private static readonly double[] _farBottom =
    [
        1.0, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
    ];
}
