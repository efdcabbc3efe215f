using DurableTask.Core;
using DurableTask.Core.Query;

namespace Evidence.DurableTask.Sqlite.Storage;

/// <summary>Which instances are asked for, as a SQL condition on <c>instances i</c> and its values from <c>?2</c> on.</summary>
internal sealed class Selection
{
    private readonly List<string> _conditions = [];
    private readonly List<object?> _values = [];

    public string Condition => _conditions.Count == 0 ? "1" : string.Join(" AND ", _conditions);

    public IReadOnlyList<object?> Values => _values;

    public static Selection Of(OrchestrationQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1);
        var selection = new Selection();
        selection.Statuses(query.RuntimeStatus);
        selection.Created(query.CreatedTimeFrom, query.CreatedTimeTo);
        selection.Prefix(query.InstanceIdPrefix);
        selection.After(query.ContinuationToken);
        if (query.ExcludeEntities)
        {
            selection.Add("i.instance_id NOT GLOB '@*@*'");
        }

        return selection;
    }

    public static Selection Of(PurgeInstanceFilter filter)
    {
        var selection = new Selection();
        selection.Statuses(filter.RuntimeStatus?.ToList());
        selection.Created(filter.CreatedTimeFrom, filter.CreatedTimeTo);
        return selection;
    }

    public static Selection Before(DateTime threshold, OrchestrationStateTimeRangeFilterType kind)
    {
        var column = kind switch
        {
            OrchestrationStateTimeRangeFilterType.OrchestrationCreatedTimeFilter => "created_at",
            OrchestrationStateTimeRangeFilterType.OrchestrationCompletedTimeFilter => "completed_at",
            _ => "updated_at",
        };
        var selection = new Selection();
        selection.Add($"i.{column} < {{0}}", threshold.ToUniversalTime().Ticks);
        return selection;
    }

    private void Statuses(ICollection<OrchestrationStatus>? statuses)
    {
        if (statuses is { Count: > 0 })
        {
            Add($"i.status IN ({string.Join(", ", statuses.Select(status => (int)status))})");
        }
    }

    private void Created(DateTime? from, DateTime? to)
    {
        if (from is { } earliest && earliest != default)
        {
            Add("i.created_at >= {0}", earliest.ToUniversalTime().Ticks);
        }

        if (to is { } latest && latest != default)
        {
            Add("i.created_at <= {0}", latest.ToUniversalTime().Ticks);
        }
    }

    private void Prefix(string? prefix)
    {
        if (!string.IsNullOrEmpty(prefix))
        {
            Add("i.instance_id >= {0}", prefix);
            Add("substr(i.instance_id, 1, length({0})) = {0}", prefix);
        }
    }

    private void After(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return;
        }

        if (!long.TryParse(token, out var last))
        {
            throw new ArgumentException($"'{token}' is not a continuation token of this store. Pass the one the last page came with.", nameof(token));
        }

        Add("i.key > {0}", last);
    }

    private void Add(string condition, object? value = null)
    {
        if (value is not null)
        {
            _values.Add(value);
        }

        _conditions.Add(string.Format(null, condition, $"?{_values.Count + 1}"));
    }
}
