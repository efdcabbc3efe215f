using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Evidence.Questionnaires;
using Xunit.Abstractions;

namespace Evidence.Documents.Tests.Questionnaires;

/// <summary>Changed files of every format: read, filled and read back without a crash, a hang, or much memory. <c>EVIDENCE_FUZZ</c> sets how many.</summary>
public sealed partial class MutationTests(ITestOutputHelper output)
{
    private const int UsualCount = 150;
    private const int Seed = 20260102;
    private const long MostBytes = 500L << 20;

    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(10);

    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("EVIDENCE_FUZZ"), out var count) && count > 0 ? count : UsualCount;

    [Fact]
    public void MutatedFiles_ReadAndFilled_AreReadOrRefusedInALine()
    {
        var seeds = Seeds();
        var (refused, read) = (0, 0);
        for (var n = 0; n < Count; n++)
        {
            var random = new Random(Seed + n);
            var (name, file) = seeds[random.Next(seeds.Count)];
            var mutated = Mutate(file, name, random);
            var clock = Stopwatch.StartNew();

            var isRead = IsReadAndFilled(mutated, name, n);

            (read, refused) = isRead ? (read + 1, refused) : (read, refused + 1);
            Assert.True(clock.Elapsed < _longest, $"mutation {n} of {name} took {clock.Elapsed}");
        }

        var peak = Process.GetCurrentProcess().PeakWorkingSet64;
        output.WriteLine($"{read} read, {refused} refused, peak {peak >> 20} MB");
        Assert.True(read > 0 && refused > 0, "the mutations are all alike");
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) < MostBytes, "memory is kept");
    }

    private static bool IsReadAndFilled(byte[] file, string name, int number)
    {
        try
        {
            var questionnaire = Office.Read(file, name);
            var (filled, _) = Office.Fill(file, questionnaire, Office.AnswerAll(questionnaire), CopyKind.Review);
            if (name.EndsWith('x') || name.EndsWith("csv", StringComparison.Ordinal))
            {
                Office.Answers(filled, questionnaire);
            }

            return true;
        }
        catch (EvidenceException fault)
        {
            Assert.DoesNotContain('\n', fault.Message);
            return false;
        }
        catch (Exception fault) when (fault is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"mutation {number} of {name}: {fault}");
            return false;
        }
    }

    private static List<(string Name, byte[] File)> Seeds() =>
    [
        .. WordLayouts.All.Concat(ExcelLayouts.All).Select(l => (l.FileName, l.File)),
        ("form.csv", Encoding.UTF8.GetBytes("ID,Question,Answer\n1,\"Is data, at rest, encrypted?\",\n2,Who approves?,\n")),
        ("form.md", Encoding.UTF8.GetBytes("# Form\n\n| # | Question | Answer |\n|---|---|---|\n| 1 | Is there a policy? | |\n\n1. Who owns it?\n\n> note\n")),
        ("form.json", Encoding.UTF8.GetBytes("""{"questionnaire":[{"type":"block","text":"A","items":[{"type":"yesno","id":"a","text":"Is there a policy?","yes":"Yes","no":"No"},{"type":"box","id":"b","text":"Describe it."}]}]}""")),
        ("form.txt", Encoding.UTF8.GetBytes("1. Is there a policy?\n2. Who owns it?\n")),
    ];

    private static byte[] Mutate(byte[] file, string name, Random random) =>
        !name.EndsWith('x') || random.Next(4) == 0 ? Flip(file, random) : MutatePackage(file, random);

    private static byte[] Flip(byte[] file, Random random)
    {
        var copy = file.ToArray();
        for (var n = random.Next(1, 12); n > 0; n--)
        {
            copy[random.Next(copy.Length)] = (byte)random.Next(256);
        }

        return random.Next(5) == 0 ? copy[..random.Next(copy.Length)] : copy;
    }

    private static byte[] MutatePackage(byte[] file, Random random)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entries = archive.Entries.ToList();
            var entry = random.Next(3) == 0 ? entries[random.Next(entries.Count)] : entries.First(e => e.FullName.EndsWith("document.xml", StringComparison.Ordinal) || e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal) || e.FullName.Contains("worksheets/", StringComparison.Ordinal));
            var name = entry.FullName;
            string text;
            using (var reader = new StreamReader(entry.Open()))
            {
                text = reader.ReadToEnd();
            }

            entry.Delete();
            if (random.Next(12) > 0)
            {
                using var writer = new StreamWriter(archive.CreateEntry(random.Next(20) == 0 ? "../" + name : name).Open());
                writer.Write(MutateXml(text, random));
            }
        }

        return stream.ToArray();
    }

    private static string MutateXml(string xml, Random random)
    {
        for (var n = random.Next(1, 5); n > 0; n--)
        {
            var elements = Element().Matches(xml);
            if (elements.Count == 0)
            {
                return xml;
            }

            var element = elements[random.Next(elements.Count)];
            xml = random.Next(7) switch
            {
                0 => xml.Remove(element.Index, element.Length),
                1 => xml.Insert(element.Index, element.Value),
                2 => xml.Insert(element.Index + (element.Length / 2), element.Value),
                3 => Number().Replace(xml, m => random.Next(6) == 0 ? _numbers[random.Next(_numbers.Length)] : m.Value, 40),
                4 => xml.Insert(element.Index, string.Concat(Enumerable.Repeat(element.Value, 300))),
                5 => xml.Remove(random.Next(xml.Length)),
                _ => xml.Replace(element.Value, element.Value.ToUpperInvariant(), StringComparison.Ordinal),
            };
        }

        return xml;
    }

    private static readonly string[] _numbers = ["\"-1\"", "\"0\"", "\"2147483648\"", "\"99999999999999999999\"", "\"1048577\"", "\"XFE1\"", "\"A1:XFD1048576\"", "\"\""];

    [GeneratedRegex(@"<(\w+:?\w*)[^<>]*(?:/>|>[^<>]*</\1>|>)")]
    private static partial Regex Element();

    [GeneratedRegex("\"[A-Z]{0,3}[0-9]+(?::[A-Z]+[0-9]+)?\"")]
    private static partial Regex Number();
}
