using Evidence;
using Evidence.Functions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    builder.Services.AddEvidenceFunctions(builder.Configuration);
    await builder.Build().RunAsync();
    return 0;
}
catch (EvidenceException fault)
{
    await Console.Error.WriteLineAsync($"evidence: {fault.Message}");
    return 2;
}
