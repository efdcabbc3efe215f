using Evidence.Answers;

namespace Evidence.Workspace.Cache;

/// <summary>A file of the answer library.</summary>
internal sealed class AnswersForm(string shownAs) : ICachedForm<IReadOnlyList<LibraryAnswer>>
{
    public string Name => "answers/1 " + shownAs;

    public void Write(PooledWriter writer, IReadOnlyList<LibraryAnswer> value) => writer.List(value, answer => WriteOne(writer, answer));

    public IReadOnlyList<LibraryAnswer> Read(PooledReader reader) => reader.List(() => ReadOne(reader));

    private static void WriteOne(PooledWriter writer, LibraryAnswer answer)
    {
        writer.Text(answer.Id);
        writer.List(answer.Questions, writer.Text);
        writer.Text(answer.Text);
        writer.Whole(answer.Choice is { } choice ? (int)choice + 1 : 0);
        writer.List(answer.Products, writer.Shared);
        writer.Shared(answer.Owner);
        writer.Date(answer.Approved);
        writer.Date(answer.Expires);
        writer.Whole((int)answer.Disclosure);
        writer.List(answer.Evidence, writer.Shared);
        writer.Whole(answer.Line);
    }

    private LibraryAnswer ReadOne(PooledReader reader) => new(
        reader.Text(),
        reader.List(reader.Text),
        reader.Text(),
        reader.Whole() is > 0 and var choice ? (AnswerChoice)(choice - 1) : null,
        reader.List(() => reader.Shared()!),
        reader.Shared(),
        reader.Date(),
        reader.Date(),
        (DisclosureLevel)reader.Whole(),
        reader.List(() => reader.Shared()!),
        shownAs,
        reader.Whole());
}
