/// How pages look, on a screen and on paper.
///
/// What is struck out has a line through it and what is put in a line under it, so that both can be told apart without
/// colour, in print and in a photocopy.
enum PageStyle {
    static let sheet: StaticString = """
        :root { --ink: #1b1d21; --quiet: #5b6270; --line: #d9dce2; --paper: #fff; --in: #0b5a2c; --in-paper: #e7f4ea;
          --out: #9a1b1b; --out-paper: #fcecec; --accent: #24406b; }
        * { box-sizing: border-box; }
        html { background: #f1f2f4; }
        body { margin: 0 auto; padding: 3rem 3.2rem 4rem; max-width: 66rem; background: var(--paper); color: var(--ink);
          font: 16px/1.55 "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", "Noto Serif", Georgia,
          "Noto Naskh Arabic", "Noto Serif CJK SC", serif; overflow-wrap: break-word; }
        h1 { margin: .2rem 0 .3rem; font-size: 2rem; line-height: 1.2; font-weight: 600; letter-spacing: -.01em; }
        h2 { margin: 2.8rem 0 .8rem; padding-top: .9rem; border-top: 2px solid var(--ink); font-size: 1.25rem; }
        h3 { margin: 2rem 0 .5rem; font-size: 1.05rem; }
        h4 { margin: 1.2rem 0 .3rem; font-size: 1rem; }
        p { margin: .5rem 0; }
        a { color: var(--accent); }
        .kicker, th, dt, .source, .path, .quiet, .earlier, small, footer, nav { font-family: "Source Sans 3",
          "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif; }
        .kicker { color: var(--quiet); font-size: .82rem; letter-spacing: .06em; text-transform: uppercase; }
        .status { margin: 1rem 0 1.4rem; padding: .7rem 1rem; border-inline-start: 4px solid var(--accent);
          background: #f3f6fb; }
        .quiet, .source, .path, small { color: var(--quiet); font-size: .85rem; font-weight: 400; }
        .path { display: block; }
        code, .mono { font: .85em/1.5 "JetBrains Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace;
          overflow-wrap: anywhere; }
        dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.4rem; margin: 0; }
        dt { color: var(--quiet); font-size: .85rem; padding-top: .1rem; }
        dd { margin: 0; min-width: 0; }
        table { width: 100%; border-collapse: collapse; margin: .4rem 0 1rem; font-size: .95rem; }
        th, td { padding: .4rem .7rem .4rem 0; border-bottom: 1px solid var(--line); text-align: start;
          vertical-align: top; }
        thead th { border-bottom: 1px solid var(--ink); color: var(--quiet); font-size: .8rem; font-weight: 600; }
        tbody th { font-weight: 400; font-family: inherit; }
        .before { color: var(--out); text-decoration: line-through; }
        .figures td:nth-child(2), .figures td:nth-child(3) { min-width: 8.5rem; }
        .figures .source { min-width: 10rem; }
        .after { color: var(--in); text-decoration: underline; text-underline-offset: .2em; font-weight: 600; }
        .figures td { font-variant-numeric: lining-nums tabular-nums; }
        .bilingual { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 0 2.4rem; }
        .bilingual > *, .single > * { min-width: 0; }
        .bilingual > * + * { border-inline-start: 1px solid var(--line); padding-inline-start: 2.4rem;
          margin-inline-start: -1.2rem; }
        .redline { white-space: pre-wrap; }
        .paragraph, .item, .gap, .redline .heading { display: block; }
        .redline .heading { margin: .2rem 0 .3rem; font-weight: 700; }
        .item { padding-inline-start: 1.5em; text-indent: -1.5em; }
        .gap { line-height: .8; }
        .soft { white-space: normal; }
        .unseen { font-size: 0; unicode-bidi: isolate; }
        .unseen::before { content: "‹" attr(data-note) "›"; color: var(--accent); font: .8rem/1 "Source Sans 3", "Segoe UI",
          Roboto, "Noto Sans", Arial, sans-serif; }
        .quoted { border-bottom: 1px dotted var(--quiet); cursor: help; }
        .bracket { display: none; }
        .address { font-size: 0; cursor: help; }
        .address::after { content: "†"; font-size: .8rem; line-height: 0; vertical-align: super; color: var(--quiet); }
        .grid { display: table; width: 100%; border-collapse: collapse; margin: .4rem 0 1rem; font-size: .95rem; }
        .grid > .row { display: table-row; }
        .grid .cell { display: table-cell; padding: .4rem .7rem .4rem 0; border-bottom: 1px solid var(--line);
          vertical-align: top; }
        .grid > .row:first-child .cell { border-bottom-color: var(--ink); font-weight: 600; }
        .bar { display: none; }
        ins { color: var(--in); background: var(--in-paper); text-decoration: underline; text-underline-offset: .2em;
          text-decoration-thickness: .09em; }
        del { color: var(--out); background: var(--out-paper); text-decoration: line-through; }
        ins .number, del .number { font-weight: 700; }
        ins.moved, del.moved { display: block; text-decoration: none; background: none; color: inherit; }
        ins.moved { border-inline-start: 3px double var(--accent); padding-inline-start: .8rem; }
        ins.moved::before, del.moved::before { content: attr(data-note); display: block; color: var(--accent);
          font: italic .85rem/1.6 "Source Sans 3", "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; }
        del.moved > span { display: none; }
        .consent { margin: 0 0 1rem; padding: 0; list-style: none; }
        .consent li { padding: .25rem 0 .25rem 1.6rem; position: relative; }
        .consent li::before { position: absolute; inset-inline-start: 0; content: "·"; }
        .consent .given::before { content: "✓"; color: var(--in); font-weight: 700; }
        .consent .refused::before { content: "✗"; color: var(--out); font-weight: 700; }
        .remark { margin: .9rem 0; break-inside: avoid; }
        .remark p { white-space: pre-wrap; margin: .2rem 0; }
        .reply { margin-inline-start: 1.6rem; padding-inline-start: 1rem; border-inline-start: 2px solid var(--line); }
        .earlier { display: inline-block; margin-inline-start: .6rem; padding: 0 .5rem; border: 1px solid var(--out);
          border-radius: 1rem; color: var(--out); font-size: .75rem; }
        nav ul { columns: 2; padding-inline-start: 1.2rem; font-size: .9rem; }
        .prose ol, .prose ul { padding-inline-start: 1.7rem; margin: .4rem 0; }
        .prose li { margin: .25rem 0; }
        .terms th { width: 38%; color: var(--quiet); }
        .terms thead th { width: auto; }
        .cover { min-height: 60vh; }
        .party { font-size: 1.15rem; }
        .blank { min-height: 2.2rem; margin: 0; border-bottom: 1px solid var(--ink); }
        footer { margin-top: 3rem; padding-top: .8rem; border-top: 1px solid var(--line); color: var(--quiet);
          font-size: .82rem; }
        h2, h3, h4, thead { break-after: avoid; }
        tr, li, dd { break-inside: avoid; }
        p, li { orphans: 3; widows: 3; }
        @media screen and (max-width: 48rem) { body { padding: 1.4rem 1.2rem; } dl.facts { display: block; } nav ul { columns: 1; }
          .bilingual > * + * { border: 0; padding: 0; margin: 0; } }
        @page { size: A4; margin: 20mm 18mm 22mm; }
        @media print { html { background: none; } body { max-width: none; padding: 0; font-size: 10.5pt; }
          h1 { font-size: 20pt; } .bilingual { grid-template-columns: 1fr 1fr; gap: 0 1.4rem; }
          .bilingual > * + * { padding-inline-start: 1.4rem; margin-inline-start: -.7rem; }
          ins, del { background: none; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
          a { color: inherit; text-decoration: none; } .cover, nav { break-after: page; } .cover { min-height: 0;
          padding-top: 55mm; } .signatures { break-before: page; } .running { font-size: 7.5pt; } }
        /* At the foot of each page, in room that the body leaves free on each; elsewhere once, at the end. */
        @supports (box-decoration-break: clone) { @media print {
          body:has(> .running) { padding-bottom: 14mm; box-decoration-break: clone; }
          .running { position: fixed; inset: auto 0 0 0; margin: 0; padding-top: 1mm; max-height: 12mm; } } }
        """
}
