using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Walks the body of a document to blocks: paragraphs and tables, through content controls and tracked changes.</summary>
internal sealed class BlockReader(WordContext context)
{
    /// <summary>The blocks directly inside the body or a cell.</summary>
    /// <param name="container">The body or cell.</param>
    /// <param name="path">Path of the container with a trailing dot; empty for the body.</param>
    public IReadOnlyList<WordBlock> Read(SourceElement container, string path)
    {
        var blocks = new List<WordBlock>();
        var paragraphs = 0;
        Walk(container, path, null, blocks, ref paragraphs);
        return blocks;
    }

    private void Walk(SourceElement container, string path, WordControl? around, List<WordBlock> blocks, ref int paragraphs)
    {
        foreach (var child in container.Children)
        {
            switch (child.Name)
            {
                case "p":
                    var name = $"{path}p{++paragraphs}";
                    blocks.Add(new ParagraphReader(context).Read(child, name, around));
                    break;
                case "tbl":
                    blocks.Add(ReadTable(child) with { Around = around });
                    break;
                case "sdt" when child.Child("sdtContent") is { } content:
                    var control = context.ControlOf(child);
                    Walk(content, path, control.Kind == ControlKind.Other ? around : control, blocks, ref paragraphs);
                    break;
                case "customXml" or "smartTag" or "ins" or "moveTo":
                    Walk(child, path, around, blocks, ref paragraphs);
                    break;
                case "del" or "moveFrom":
                    context.HasTrackedChanges = true;
                    break;
            }
        }
    }

    private WordTable ReadTable(SourceElement element)
    {
        var ordinal = ++context.Tables;
        var rows = new List<WordRow>();
        var counter = 0;
        ReadRows(element, $"t{ordinal}", isRepeating: false, rows, ref counter);
        return new WordTable(element, $"t{ordinal}", rows) { Ordinal = ordinal };
    }

    private void ReadRows(SourceElement parent, string path, bool isRepeating, List<WordRow> rows, ref int counter)
    {
        foreach (var child in parent.Children)
        {
            if (child.Name == "tr")
            {
                var row = ReadRow(child, $"{path}.r{++counter}", isRepeating);
                if (child.Child("trPr", "del") is null)
                {
                    rows.Add(row);
                }
            }
            else if (child.Name == "sdt" && child.Child("sdtContent") is { } content)
            {
                context.ControlOf(child);
                ReadRows(content, path, isRepeating || child.Child("sdtPr", "repeatingSection") is not null, rows, ref counter);
            }
            else if (child.Name is "customXml" or "ins" or "moveTo")
            {
                ReadRows(child, path, isRepeating, rows, ref counter);
            }
        }
    }

    private WordRow ReadRow(SourceElement element, string path, bool isRepeating)
    {
        var cells = new List<WordCell>();
        var properties = element.Child("trPr");
        var column = Number(properties?.Child("gridBefore"), 0);
        var counter = 0;
        ReadCells(element, path, null, cells, ref column, ref counter);
        return new WordRow(element, cells) { IsHeader = WordStyles.IsOn(properties?.Child("tblHeader")), IsRepeating = isRepeating };
    }

    private void ReadCells(SourceElement parent, string path, WordControl? around, List<WordCell> cells, ref int column, ref int counter)
    {
        foreach (var child in parent.Children)
        {
            if (child.Name == "tc")
            {
                var name = $"{path}.c{++counter}";
                var cell = ReadCell(child, name, column, around);
                column += cell.ColumnSpan;
                cells.Add(cell);
            }
            else if (child.Name == "sdt" && child.Child("sdtContent") is { } content)
            {
                ReadCells(content, path, context.ControlOf(child), cells, ref column, ref counter);
            }
            else if (child.Name is "customXml" or "ins" or "moveTo")
            {
                ReadCells(child, path, around, cells, ref column, ref counter);
            }
        }
    }

    private WordCell ReadCell(SourceElement element, string path, int column, WordControl? around)
    {
        var properties = element.Child("tcPr");
        var merge = properties?.Child("vMerge");
        return new WordCell(element, path, Read(element, path + "."))
        {
            Column = column,
            ColumnSpan = Math.Clamp(Number(properties?.Child("gridSpan"), 1), 1, 200),
            IsContinued = merge is not null && merge["val"] is null or "continue" && merge is not null,
            Shade = ShadeOf(properties?.Child("shd")),
            Around = around,
        };
    }

    private static string? ShadeOf(SourceElement? shading)
    {
        var fill = shading?["fill"];
        return fill is null or "auto" or "FFFFFF" or "ffffff" ? null : fill;
    }

    private static int Number(SourceElement? element, int otherwise) =>
        int.TryParse(element?["val"], out var number) && number >= 0 ? number : otherwise;
}
