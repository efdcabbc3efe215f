namespace Evidence.Delivery.Teams;

/// <summary>Turns what goes wrong on the way to a service into one line.</summary>
internal static class Reach
{
    public static async Task<HttpResponseMessage> SendAsync(Func<Task<HttpResponseMessage>> send, string host)
    {
        try
        {
            return await send();
        }
        catch (HttpRequestException fault)
        {
            throw new EvidenceException(FaultCode.Unavailable, $"{host} could not be reached.", fault);
        }
        catch (TaskCanceledException fault) when (fault.InnerException is TimeoutException)
        {
            throw new EvidenceException(FaultCode.Unavailable, $"{host} did not answer in time.", fault);
        }
    }
}
