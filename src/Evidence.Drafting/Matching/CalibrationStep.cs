namespace Evidence.Drafting.Matching;

/// <summary>A corner of the calibration curve.</summary>
/// <param name="From">Probability before calibration.</param>
/// <param name="To">Share of such answers that were right.</param>
internal readonly record struct CalibrationStep(double From, double To);
