/** How the page of a class looks: on a wide screen, a phone and paper, light and dark. */
export const classStyle = `
:root{--paper:#fff;--ink:#1a1d21;--soft:#555c66;--edge:#d5d9e0;--tint:#f3f5f8;--blue:#1a56b0;--bar:#7aa7e8;--warn:#8a5300;--warntint:#fdf3dd;--p:#d9f0e0;--pi:#14572f;--f:#f9d3d0;--fi:#8f0f14;--u:#ffe3a3;--ui:#5c3800;--s:#e6e9ee;--si:#4a515b}
@media (prefers-color-scheme:dark){:root{--paper:#15181c;--ink:#e8eaee;--soft:#a7afbb;--edge:#3a414b;--tint:#1f242a;--blue:#8ab8ff;--bar:#3f6cab;--warn:#f0bd5c;--warntint:#372c15;--p:#173a25;--pi:#8fe3af;--f:#4b1e1e;--fi:#ffb1ab;--u:#4d3a10;--ui:#ffd98a;--s:#2a3038;--si:#b7bfca}}
*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0 auto;max-width:90rem;padding:1rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{margin:0;font-size:1.6rem;line-height:1.2}
h2{margin:1.5rem 0 .5rem;font-size:1.15rem}
p{margin:.4rem 0}
a{color:var(--blue)}
summary{cursor:pointer}
small,.small{font-size:.85rem;font-weight:400;color:var(--soft)}
:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
.score{font-size:1.15rem}.score strong{font-size:1.8rem}
.open{margin:1rem 0;padding:.1rem 1rem .6rem;background:var(--warntint);border-left:5px solid var(--warn);border-radius:6px}
.open .small,.open a{color:inherit}.open h2{margin-top:.6rem}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:0 2rem}
table{border-collapse:collapse}
th{text-align:left;font-weight:600}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.bars{width:100%;font-size:.95rem}
.bars td,.bars th{padding:.2rem .6rem .2rem 0;border-bottom:1px solid var(--edge);vertical-align:top}
.bars thead th{color:var(--soft);font-weight:400;font-size:.85rem}
.bars tbody th{font-weight:400;min-width:9rem}.scrolls .bars{min-width:52rem}
.bars .words{min-width:13rem}
.bars .wide{width:30%;min-width:6rem;vertical-align:middle}
.bar{display:block;height:.9rem;background:var(--bar);border-radius:2px}
.plain{padding:0;border:0;background:none;color:inherit;font:inherit;text-align:inherit;cursor:pointer}
.bars .plain{color:var(--blue);text-decoration:underline}
.search{display:flex;flex-wrap:wrap;gap:.4rem 1.2rem;align-items:center}
.search input,.search select{font:inherit;max-width:14rem;padding:.15rem .3rem;color:var(--ink);background:var(--paper);border:1px solid var(--soft);border-radius:4px}
.legend span{margin-right:1rem;white-space:nowrap}
.scrolls{overflow:auto;max-width:100%}.tall{max-height:85vh;border:1px solid var(--edge)}
.map{font-size:.9rem;line-height:1.35}
.map td,.map th{padding:.1rem .5rem;border-bottom:1px solid var(--edge)}
.map thead th{position:sticky;top:0;z-index:1;background:var(--tint);vertical-align:bottom;font-weight:600}
.map thead .case{padding:.3rem .1rem}
.map thead .case span{display:block;writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap}
.map tbody th{position:sticky;left:0;min-width:8rem;max-width:18rem;background:var(--paper);font-weight:400}
.map thead .name{left:0;z-index:2}
[aria-sort] button::after{content:" \\25B2" / ""}[aria-sort=descending] button::after{content:" \\25BC" / ""}
.p,.f,.u,.s,.cell{min-width:1.9rem;text-align:center}
.cell{display:inline-block;margin:0!important;border-radius:3px}
.p,.cell.passed{background:var(--p);color:var(--pi)}.f,.cell.failed{background:var(--f);color:var(--fi)}.u,.cell.undecided{background:var(--u);color:var(--ui);font-weight:700}.s,.cell.skipped{background:var(--s);color:var(--si)}
@media (max-width:40rem){body{padding:.6rem}.map tbody th{max-width:9rem}.figures .wide,.figures thead td{display:none}}
@media print{:root{--paper:#fff;--ink:#000;--soft:#444}body{max-width:none;padding:0;font-size:9pt}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}.scrolls{overflow:visible;max-height:none}.search{display:none}.map thead th,.map tbody th{position:static}tr{break-inside:avoid}}
`;
