/** How a page looks: on a wide screen, a phone and paper, light and dark. */
export const style = `
:root{--paper:#fff;--ink:#1a1d21;--soft:#555c66;--edge:#d5d9e0;--tint:#f3f5f8;--life:#aab2bf;--blue:#1a56b0;--good:#176b38;--bad:#b3161b;--warn:#8a5300;--badtint:#fdeceb;--warntint:#fdf3dd;--mark:#ffd54d;--markink:#1a1d21}
@media (prefers-color-scheme:dark){:root{--paper:#15181c;--ink:#e8eaee;--soft:#a7afbb;--edge:#3a414b;--tint:#1f242a;--life:#5c6673;--blue:#8ab8ff;--good:#6fd195;--bad:#ff9189;--warn:#f0bd5c;--badtint:#3a1f1f;--warntint:#372c15;--mark:#ffd54d;--markink:#15181c}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:62rem;padding:1rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{margin:0;font-size:1.6rem;line-height:1.2}
h2{margin:0 0 .5rem;font-size:1.15rem;line-height:1.4}
p{margin:.4rem 0}
a{color:var(--blue)}
code{white-space:pre-wrap}
.label code{word-break:break-all}
.word{display:inline-block;max-width:100%}
code,pre,samp{font:.875em/1.45 ui-monospace,Menlo,Consolas,monospace}
pre{margin:.4rem 0;padding:.5rem .6rem;background:var(--tint);border-radius:4px;white-space:pre-wrap}
small,.small{font-size:.85rem;color:var(--soft)}
mark{background:var(--mark);color:var(--markink);border-radius:2px}
summary{cursor:pointer}
:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.score{font-size:1.15rem;margin:.2rem 0 1rem}.score strong{font-size:1.8rem}
.points{color:var(--soft);font-weight:400;font-size:.9rem;white-space:nowrap}
.badge{display:inline-block;min-width:6.2rem;font-weight:600;font-size:.9rem}
.badge.passed{color:var(--good)}.badge.failed{color:var(--bad)}.badge.skipped{color:var(--soft)}.badge.undecided{color:var(--warn)}
.overview{list-style:none;margin:0 0 2rem;padding:0;border-top:1px solid var(--edge)}
.overview li{display:grid;grid-template-columns:6.6rem 1fr auto;gap:0 .6rem;padding:.3rem 0;border-bottom:1px solid var(--edge)}
.overview .why{grid-column:2;color:var(--soft);font-size:.9rem}
.case{margin:0 0 1.5rem;padding:.9rem 1rem;border:1px solid var(--edge);border-left-width:5px;border-radius:6px}
.case.passed{border-left-color:var(--good)}.case.failed{border-left-color:var(--bad)}.case.undecided{border-left-color:var(--warn)}
.message{font-size:1.05rem}
.hint{padding:.5rem .7rem;background:var(--warntint);border-radius:4px}
.comparison{display:grid;grid-template-columns:auto 1fr;gap:.15rem .8rem;margin:.6rem 0;padding:.5rem .7rem;background:var(--tint);border-radius:4px}
.comparison dt{color:var(--soft)}.comparison dd{margin:0}
.proof ul{margin:.2rem 0;padding-left:1.2rem}
.case>details{margin:.5rem 0}.case>details>summary{font-weight:600}
.repeat code{display:block;padding:.3rem .6rem;background:var(--tint);border-radius:4px}
.source .number{color:var(--soft);user-select:none}.source mark .number{color:inherit}
.names{position:relative;height:1.6rem;margin:.4rem 0 0 3.9rem;width:calc(62% - 2.6rem)}
.names span{position:absolute;transform:translateX(-50%);white-space:nowrap;overflow:hidden;text-overflow:ellipsis;font-weight:600;font-size:.9rem}
.names .program{color:var(--blue)}
.ladder{list-style:none;margin:0;padding:0;font-size:.9rem}
.row{display:grid;grid-template-columns:3.4rem calc(62% - 2.6rem) 1fr;gap:0 .5rem;position:relative}
.at{grid-column:1;text-align:right;color:var(--soft);font-size:.8rem;font-variant-numeric:tabular-nums;padding-top:.2rem}
.lanes{grid-column:2;position:relative;min-height:1.7rem;background:var(--lives)}
.side{grid-column:3;padding:.1rem 0}
.side samp{display:block;padding:.1rem .4rem;background:var(--tint);border-radius:4px;white-space:pre-wrap}
.across{grid-column:2/-1;padding:.15rem 0}
.drawn{display:block;position:relative;padding-bottom:.55rem}
summary.drawn{list-style:none}summary.drawn::-webkit-details-marker{display:none}
.label{display:block;width:fit-content;max-width:100%;padding:.15rem .35rem 0;background:var(--paper)}
summary .label::after{content:" ▸";color:var(--soft)}details[open]>summary .label::after{content:" ▾"}
.label small{white-space:nowrap}
.line{position:absolute;bottom:.3rem;border-top:2px solid var(--blue)}
.line::after{content:"";position:absolute;top:-7px;border:6px solid transparent}
.line.right::after{right:0;border-left-width:9px;border-left-color:currentColor;border-right:0}.line.left::after{left:0;border-right-width:9px;border-right-color:currentColor;border-left:0}
.line{color:var(--blue);border-color:currentColor}
.connect .line{color:var(--soft);border-top-style:dashed}.connect .label{color:var(--soft)}
.end .line{color:var(--soft)}.end.reset .line,.end.unreachable .line,.refused .line{color:var(--bad)}
.line.broken::after{content:"✕";top:-.85em;border:0;color:var(--bad);font-weight:700}
.line.right.broken::after{right:-.5em}.line.left.broken::after{left:-.5em}
.dot{position:absolute;top:.55rem;width:9px;height:9px;margin-left:-4px;border-radius:50%;background:var(--life)}
.text .dot{background:var(--blue)}.stuck .dot{background:var(--bad);border-radius:0;width:11px;height:11px;margin-left:-5px}
.stuck .side{color:var(--bad)}
.step .across{color:var(--soft);border-top:1px solid var(--edge);margin-top:.15rem}.step .line{position:static;border:0;color:inherit}
.failed>.across,.row.failed .across{color:var(--bad);background:var(--badtint);padding:.3rem .5rem;border-radius:4px;margin:.2rem 0}
.afterwards .across,.left-out .across{color:var(--soft);border-top:2px dashed var(--edge);padding-top:.3rem;margin-top:.3rem}
.fold>details>summary{margin:.3rem 0 .3rem 3.9rem;color:var(--blue)}
.more{padding:.1rem .3rem .4rem;background:var(--paper)}.more pre{margin:.2rem 0}
.pieces{margin:.2rem 0;padding-left:1.2rem;color:var(--soft)}
.hex{color:var(--soft)}
.crossed{position:relative}.crossed svg{position:absolute;inset:0}
.crossed path{stroke:var(--blue);stroke-width:2;fill:none;vector-effect:non-scaling-stroke}.crossed .again{stroke-dasharray:4 3}
.crossed b{position:absolute;font-size:.8rem;line-height:1}
.crossed .number{transform:translate(calc(-100% - .3rem),-50%)}.crossed .number.left{transform:translate(.3rem,-50%)}.crossed .lost{transform:translate(-50%,-50%);color:var(--bad);font-size:1.1rem}
.crossed .head{border:5px solid transparent;margin-top:-5px}.crossed .head.right{margin-left:-6px;border-left-color:var(--blue);border-right:0}.crossed .head.left{border-right-color:var(--blue);border-left:0}
.messages{margin:.3rem 0;padding-left:1.6rem;background:var(--paper)}
@media (max-width:40rem){
body{padding:.6rem}.case{padding:.7rem .6rem}
.badge{min-width:0}.overview li{grid-template-columns:1fr auto}.overview .badge,.overview .why{grid-column:1/-1}.overview .why{order:3}
.row{grid-template-columns:2.7rem 1fr}.side,.across{grid-column:2}.names{margin-left:3.2rem;width:auto}
.side{margin-bottom:.2rem}.more .hex{font-size:.68rem}.fold>details>summary{margin-left:3.2rem}
.comparison{grid-template-columns:1fr}.comparison dd{margin-bottom:.3rem}}
@media print{
:root{--paper:#fff;--ink:#000;--soft:#444;--edge:#bbb;--tint:#f3f3f3;--life:#999;--blue:#174a96;--good:#14572f;--bad:#9b1217;--warn:#6f4300;--badtint:#fff;--warntint:#fff}
body{max-width:none;padding:0;font-size:10pt}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.row,.comparison,.hint,h2{break-inside:avoid}h2{break-after:avoid}nav{break-after:auto}summary .label::after{content:""!important}}
`;
