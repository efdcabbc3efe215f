using Evidence;
using Evidence.Functions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

await Compose(args).Build().RunAsync();

static FunctionsApplicationBuilder Compose(string[] args)
{
    try
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddEvidenceFunctions(builder.Configuration);
        return builder;
    }
    catch (EvidenceException fault)
    {
        Console.Error.WriteLine($"evidence: {fault.Message}");
        return Refusing(args, fault);
    }
}

// A second builder, because the first is half composed.
static FunctionsApplicationBuilder Refusing(string[] args, EvidenceException fault)
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    builder.Services.AddSingleton(fault);
    builder.UseMiddleware<ConfigurationFault>();
    return builder;
}
