using System.Reflection;
using Evidence.Functions.Http;
using Microsoft.Azure.Functions.Worker;

namespace Evidence.Functions.Tests;

/// <summary>The functions of the app, as the worker finds them.</summary>
internal static class FunctionTable
{
    public static IReadOnlyDictionary<string, MethodInfo> All { get; } = typeof(FunctionsApi).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)
        .ToDictionary(method => method.GetCustomAttribute<FunctionAttribute>()!.Name, StringComparer.Ordinal);

    public static IEnumerable<string> With<TTrigger>()
        where TTrigger : Attribute => All.Where(function => TriggerOf<TTrigger>(function.Value) is not null).Select(function => function.Key).Order(StringComparer.Ordinal);

    public static TTrigger? TriggerOf<TTrigger>(MethodInfo function)
        where TTrigger : Attribute => function.GetParameters().Select(parameter => parameter.GetCustomAttribute<TTrigger>()).FirstOrDefault(attribute => attribute is not null);

    /// <summary>The parameter that carries what the function works on.</summary>
    public static Type InputOf(MethodInfo function) => function.GetParameters().First(parameter => parameter.GetCustomAttributes().All(attribute => attribute is not OrchestrationTriggerAttribute)).ParameterType;
}
