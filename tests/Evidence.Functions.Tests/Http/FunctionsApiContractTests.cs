using Evidence.Hosting.Tests.Contract;

namespace Evidence.Functions.Tests.Http;

public sealed class FunctionsApiContractTests(FunctionsApiHost host) : ApiContract(host), IClassFixture<FunctionsApiHost>;
