using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Hosting.Security;

/// <summary>Registers how callers are known.</summary>
public static class SecurityServiceCollectionExtensions
{
    /// <summary>Adds <see cref="ICallerReader"/> as the settings say.</summary>
    /// <param name="services">Gets it.</param>
    /// <param name="settings">How callers are known.</param>
    /// <param name="configuration">Says whether App Service authentication is on.</param>
    public static IServiceCollection AddCallers(this IServiceCollection services, AuthSettings settings, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Mode switch
        {
            AuthMode.Local => services.AddSingleton<ICallerReader, LocalCallers>(),
            AuthMode.FunctionKey => services.AddSingleton<ICallerReader, KeyCallers>(),
            AuthMode.AppService when !AuthSettings.IsOn(configuration) => services.AddSingleton<ICallerReader, UnknownCallers>(),
            AuthMode.AppService => services.AddSingleton<ICallerReader, AppServiceCallers>(),
            _ => AddBearer(services, settings),
        };
    }

    private static IServiceCollection AddBearer(IServiceCollection services, AuthSettings settings)
    {
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer =>
        {
            bearer.Authority = settings.Authority!.ToString();
            bearer.Audience = settings.Audience;
            bearer.MapInboundClaims = false;
            bearer.RequireHttpsMetadata = !settings.Authority.IsLoopback;
            bearer.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(2);
            bearer.TokenValidationParameters.ValidateIssuerSigningKey = true;
        });
        return services.AddSingleton<ICallerReader, BearerCallers>();
    }
}
