using Evidence.Hosting.Tests.Contract;

namespace Evidence.Hosting.Tests;

public sealed class EmbeddedApiContractTests(EmbeddedApi host) : ApiContract(host), IClassFixture<EmbeddedApi>;
