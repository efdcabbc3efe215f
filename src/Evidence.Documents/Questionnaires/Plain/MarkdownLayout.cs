using System.Text;
using Evidence.Documents.Questionnaires.Words;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Evidence.Documents.Questionnaires.Plain;

/// <summary>Lays Markdown out as a Word document's content.</summary>
internal sealed class MarkdownLayout(ResponseBody body)
{
    private const int MostDepth = 24;

    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseTaskLists().UseYamlFrontMatter().Build();

    /// <summary>Adds the whole text.</summary>
    public void Render(string text)
    {
        var blocks = Markdown.Parse(text, _pipeline).Where(b => b is not (YamlFrontMatterBlock or HtmlBlock or ThematicBreakBlock or LinkReferenceDefinitionGroup)).ToList();
        for (var at = 0; at < blocks.Count; at++)
        {
            var answer = AnswerBehind(blocks, at);
            Block(blocks[at], answer.Count > 0, 0);
            if (answer.Count > 0)
            {
                body.Paragraph("Answer: " + string.Join(" ", answer.Select(b => TextOf(b))));
                at += answer.Count;
            }
        }
    }

    // A heading or quote that asks, with words behind it that do not: it is answered already.
    private static List<Block> AnswerBehind(List<Block> blocks, int at)
    {
        if (blocks[at] is not (HeadingBlock or QuoteBlock) || !QuestionSigns.Asks(TextOf(blocks[at])))
        {
            return [];
        }

        return [.. blocks.Skip(at + 1).TakeWhile(b => b is ParagraphBlock or ListBlock or CodeBlock && !QuestionSigns.EndsAsQuestion(TextOf(b)))];
    }

    private void Block(Block block, bool isAnswered, int depth)
    {
        switch (block)
        {
            case HeadingBlock heading when !isAnswered && !QuestionSigns.EndsAsQuestion(TextOf(heading)):
                body.Heading(TextOf(heading), heading.Level);
                break;
            case Table table:
                Table(table);
                break;
            case ListBlock list:
                List(list, depth);
                break;
            case QuoteBlock or LeafBlock:
                Lines(block);
                break;
            case ContainerBlock container when depth < MostDepth:
                foreach (var child in container)
                {
                    Block(child, false, depth + 1);
                }

                break;
        }
    }

    private void Lines(Block block)
    {
        foreach (var line in (block is QuoteBlock ? [TextOf(block)] : TextOf(block, "\n").Split('\n')).Where(l => l.Length > 0))
        {
            body.Paragraph(line);
        }
    }

    private void List(ListBlock list, int depth)
    {
        var number = int.TryParse(list.OrderedStart, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var first = item.OfType<LeafBlock>().FirstOrDefault();
            var text = first is null ? "" : TextOf(first);
            var task = first?.Inline?.FirstOrDefault() as TaskList;
            if (text.Length > 0)
            {
                AddPoint(text, task, list.IsOrdered ? number++ : null);
            }

            foreach (var child in item.Where(c => c != first && depth < MostDepth))
            {
                Block(child, false, depth + 1);
            }
        }
    }

    private void AddPoint(string text, TaskList? task, int? number)
    {
        if (task is not null)
        {
            body.Paragraph((task.Checked ? "☒ " : "☐ ") + text);
        }
        else if (number is not null)
        {
            body.Paragraph($"{number}. {text}");
        }
        else if (text[^1] is ':' or '：' || text.Contains("__", StringComparison.Ordinal))
        {
            body.Paragraph(text);
        }
        else
        {
            body.Point(text);
        }
    }

    private void Table(Table table)
    {
        var rows = table.OfType<TableRow>().Select(r => (IReadOnlyList<string>)[.. r.OfType<TableCell>().Select(c => string.Join("\n", c.Select(b => TextOf(b))))]).ToList();
        if (rows.Count > 0)
        {
            body.Table(rows[0], [.. Enumerable.Repeat(1.0, rows.Max(r => r.Count))], rows.Skip(1));
        }
    }

    private static string TextOf(Block block, string lineBreak = " ", int depth = 0)
    {
        var text = new StringBuilder();
        switch (block)
        {
            case LeafBlock { Inline: { } inline }:
                Append(text, inline, lineBreak, 0);
                break;
            case LeafBlock leaf:
                text.Append(leaf.Lines.ToString());
                break;
            case ContainerBlock container when depth < MostDepth:
                text.AppendJoin(lineBreak, container.Select(c => TextOf(c, lineBreak, depth + 1)));
                break;
        }

        return string.Join('\n', text.ToString().Split('\n').Select(Fold.Spaces).Where(l => l.Length > 0));
    }

    private static void Append(StringBuilder text, ContainerInline inlines, string lineBreak, int depth)
    {
        foreach (var inline in inlines)
        {
            _ = inline switch
            {
                LiteralInline literal => text.Append(literal.Content.ToString()),
                CodeInline code => text.Append(code.Content),
                LineBreakInline line => text.Append(line.IsHard ? lineBreak : " "),
                HtmlEntityInline entity => text.Append(entity.Transcoded.ToString()),
                AutolinkInline link => text.Append(link.Url),
                _ => text,
            };
            if (inline is ContainerInline container && depth < MostDepth)
            {
                Append(text, container, lineBreak, depth + 1);
            }
        }
    }
}
