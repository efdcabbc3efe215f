using System.Runtime.CompilerServices;
using DurableTask.Core.History;
using Newtonsoft.Json.Serialization;

namespace Evidence.DurableTask.Sqlite.History;

/// <summary>
/// Creates history events without running a constructor: everything an event holds is in its JSON, and the constructors of the framework's
/// events (some not public, one that nothing outside can call) would only set it twice.
/// </summary>
internal sealed class EventContracts : DefaultContractResolver
{
    protected override JsonObjectContract CreateObjectContract(Type objectType)
    {
        var contract = base.CreateObjectContract(objectType);
        if (typeof(HistoryEvent).IsAssignableFrom(objectType) && !objectType.IsAbstract)
        {
            contract.DefaultCreator = () => RuntimeHelpers.GetUninitializedObject(objectType);
            contract.DefaultCreatorNonPublic = false;
            contract.OverrideCreator = null;
            contract.CreatorParameters.Clear();
        }

        return contract;
    }
}
