using Evidence.Hosting.Http;

namespace Evidence.Hosting.Tests.Http;

public sealed class ApiProblemTests
{
    [Theory]
    [InlineData(FaultCode.Configuration, 422)]
    [InlineData(FaultCode.Usage, 400)]
    [InlineData(FaultCode.NotFound, 404)]
    [InlineData(FaultCode.Unavailable, 502)]
    [InlineData(FaultCode.Unauthorized, 502)]
    [InlineData(FaultCode.Corrupt, 422)]
    [InlineData(FaultCode.Unsupported, 415)]
    [InlineData(FaultCode.Conflict, 409)]
    [InlineData(FaultCode.Forbidden, 403)]
    [InlineData(FaultCode.TooLarge, 413)]
    public void Fault_HasTheStatusItsCodeStates(FaultCode code, int status) => Assert.Equal(status, ApiProblem.StatusOf(code));

    [Fact]
    public void EveryCode_HasAStatus() => Assert.DoesNotContain(500, Enum.GetValues<FaultCode>().Select(ApiProblem.StatusOf));
}
