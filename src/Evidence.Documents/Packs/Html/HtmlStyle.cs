using Evidence.Documents.Packs.Report;

namespace Evidence.Documents.Packs.Html;

/// <summary>The style sheet of reports.</summary>
internal static class HtmlStyle
{
    public static string Sheet { get; } = $$"""
        body { font: 15px/1.5 "Segoe UI", Arial, sans-serif; color: #{{Palette.Ink}}; margin: 0; background: #fff; }
        main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.5rem; }
        h1 { font-size: 2rem; color: #{{Palette.Navy}}; margin: 0; }
        h2 { font-size: 1.5rem; color: #{{Palette.Navy}}; border-bottom: 2px solid #2E5AAC; padding-bottom: .2rem; margin: 2.5rem 0 1rem; }
        h3 { font-size: 1.15rem; color: #2E5AAC; margin: 1.8rem 0 .5rem; }
        h4 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
        .subtitle, .lead { color: #475467; font-size: 1.05rem; margin-top: .2rem; }
        .small, small { color: #475467; font-size: .85rem; }
        .label { text-transform: uppercase; letter-spacing: .06em; font-weight: bold; font-size: .8rem; color: #2E5AAC; margin: 1.2rem 0 .3rem; }
        .banner { padding: .8rem 1rem; margin: 1rem 0; border-left: 10px solid; }
        .banner strong { display: block; font-size: 1.7rem; text-transform: uppercase; }
        table { border-collapse: collapse; width: 100%; margin: .6rem 0 1.2rem; font-size: .88rem; table-layout: fixed; }
        caption { text-align: left; font-weight: bold; color: #475467; padding: .3rem 0; }
        caption.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        th { background: #{{Palette.Navy}}; color: #fff; text-align: left; padding: .35rem .5rem; }
        td { border-bottom: 1px solid #{{Palette.Line}}; padding: .35rem .5rem; vertical-align: top; overflow-wrap: anywhere; }
        code { font-family: Consolas, "Courier New", monospace; font-size: .85em; overflow-wrap: anywhere; }
        .chip { padding: 0 .3em; border-radius: 3px; font-weight: bold; font-size: .85em; display: inline-block; }
        nav ul { list-style: none; padding: 0; columns: 2; }
        nav .level2 { padding-left: 1.2rem; }
        nav .level1 { font-weight: bold; margin-top: .4rem; }
        figure { margin: 1rem 0; }
        figcaption { color: #475467; font-size: .85rem; }
        svg { max-width: 100%; height: auto; }
        footer { text-align: center; color: #475467; padding: 1.5rem; }
        @media print { main { padding: 0; max-width: none; } tr, figure { break-inside: avoid; } .summary { break-after: page; } }
        {{string.Join('\n', Enum.GetValues<Tone>().Where(tone => tone != Tone.None).Select(tone => $".{tone.ToString().ToLowerInvariant()} {{ background: #{Palette.Ground(tone)}; color: #{Palette.Text(tone)}; border-color: #{Palette.Solid(tone)}; }}"))}}

        """.ReplaceLineEndings("\n");
}
