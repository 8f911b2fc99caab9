/** The page's style sheet: warm, quiet, readable on a phone, in the dark, and on paper. */

/** CSS for the whole page. */
export const style = `
:root{color-scheme:light;--ground:#fbf8f3;--card:#fff;--ink:#2b2622;--quiet:#6a5f57;--line:#e8e0d6;--grid:#efe8df;
--warm:#a8401f;--bar:#b4482a;--soft:#e6b09b;--soft-edge:#a8573c;--yes:#23614a;--ask:#7d5400;--ask-ground:#fbf1d8;--ask-line:#e3c680;--no:#6a625b;--focus:#1b5fa8}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--ground:#1b1816;--card:#252120;--ink:#f2ece5;--quiet:#b9aea4;--line:#3d3631;--grid:#332d29;
--warm:#f0a283;--bar:#dd7f5c;--soft:#7c4633;--soft-edge:#d18a6e;--yes:#8dd0ae;--ask:#ecc263;--ask-ground:#362c17;--ask-line:#6b5626;--no:#b5aca4;--focus:#8fc1ff}}
*{box-sizing:border-box}
html{font-size:100%;-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.65 system-ui,"PingFang SC","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","Microsoft YaHei","WenQuanYi Micro Hei",sans-serif;overflow-wrap:anywhere}
html:has(#language-zh:checked) body [lang=en],html:has(#language-en:checked) body [lang=zh-CN]{display:none}
.page{max-width:54rem;margin:0 auto;padding:1.25rem 1rem 4rem;display:flex;flex-direction:column}
.top{order:-3}.totals{order:-2}.filters{order:-1}
p,h1,h2,h3,ul{margin:0}i{font-style:normal}b{font-weight:600}.steps b{font-weight:500}
small{font-size:1rem;font-weight:400;color:var(--quiet)}
.quiet,.id{color:var(--quiet)}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:6px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.6rem 1rem;z-index:2}
.defs{position:absolute;width:0;height:0}
.brand{color:var(--warm);font-weight:600;letter-spacing:.06em}
h1{font-size:1.7rem;line-height:1.3;letter-spacing:.01em;margin:.1rem 0 .35rem}
.bar{display:flex;justify-content:space-between;align-items:center;gap:1rem}
.switch{border:1px solid var(--line);border-radius:999px;padding:3px;margin:0;display:flex;background:var(--card)}
.switch label{display:flex;align-items:center;justify-content:center;min-height:44px;min-width:4.6rem;padding:0 .8rem;border-radius:999px;cursor:pointer}
.switch input{position:absolute;opacity:0;width:1px;height:1px}
.switch label:has(:checked){background:var(--warm);color:var(--card);font-weight:600}
.switch label:has(:focus-visible){outline:3px solid var(--focus);outline-offset:2px}
.hidden-words{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.totals,.person,.filters{background:var(--card);border:1px solid var(--line);border-radius:18px;padding:1.25rem 1.25rem 1.35rem;margin-top:1.25rem}
.totals h2{font-size:1.2rem;margin-bottom:.6rem}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(7.2rem,1fr));gap:.7rem 1.2rem;margin:0 0 1rem;padding:0}
.figures div{border-left:3px solid var(--soft);padding-left:.8rem}
.figures dt{color:var(--quiet);font-size:1rem}.figures dd{margin:0;font-size:1.55rem;font-weight:650;line-height:1.35;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto}.totals .on-phone{display:none}.totals table{min-width:40rem}
table{border-collapse:collapse;width:100%;font-size:1rem;font-variant-numeric:tabular-nums}
th,td{overflow-wrap:break-word;text-align:left;padding:.5rem .9rem .5rem 0;border-bottom:1px solid var(--line);vertical-align:top}
th{font-weight:500;color:var(--quiet)}tbody th{color:var(--ink);font-weight:500}tfoot th,tfoot td{font-weight:650;color:var(--ink);border-bottom:0}
.number{text-align:right}td.number{white-space:nowrap}th{vertical-align:bottom}tbody th{vertical-align:top}
.filters{display:grid;gap:.8rem;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr))}html:not(.js) .filters{display:none}
.filters label{display:block;font-size:1rem;color:var(--quiet)}
.filters input,.filters select{display:block;width:100%;min-height:46px;margin-top:.2rem;font:inherit;color:var(--ink);background:var(--ground);border:1px solid var(--no);border-radius:10px;padding:0 .8rem}
.filters p{grid-column:1/-1}
.person{content-visibility:auto;contain-intrinsic-size:auto 60rem;padding-bottom:.4rem}
.person>header{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 1rem;padding-bottom:.3rem}
h2{font-size:1.45rem;line-height:1.35}.id{font-variant-numeric:tabular-nums;letter-spacing:.02em}
.program{border-top:1px solid var(--line);padding:1.05rem 0 1rem;margin-top:.7rem}
.head{display:flex;flex-wrap:wrap;align-items:center;gap:.3rem .9rem;justify-content:space-between}
h3{font-size:1.2rem;line-height:1.4}
.tag{border:1.5px solid currentColor;border-radius:999px;padding:.05rem .85rem;font-size:1rem;font-weight:600;white-space:nowrap}
.entitled .tag{color:var(--yes)}.ask .tag{color:var(--ask);border-style:dashed}.later .tag{color:var(--warm)}.not-entitled .tag{color:var(--no);border-style:dotted}
.sum{font-size:1.9rem;font-weight:700;line-height:1.35;color:var(--warm);font-variant-numeric:tabular-nums;margin-top:.2rem}
.when{margin:.1rem 0 .5rem}.sum.maybe{color:var(--ask)}.verify{color:var(--ask);font-weight:600}
.ask-box{background:var(--ask-ground);border:1px solid var(--ask-line);border-left-width:5px;border-radius:12px;padding:.75rem 1rem;margin:.7rem 0}
.ask-box p{color:var(--ask);font-weight:650}.ask-box small{color:var(--ink)}
ul{padding-left:1.25rem}li{margin:.25rem 0}
.timeline{margin:.5rem 0 .4rem}
.row{border-bottom:1px solid var(--grid)}.row.axis{border:0}.axis svg{display:block;width:100%;height:46px;overflow:visible}
.axis text{fill:var(--quiet);font-size:1rem;font-variant-numeric:tabular-nums}.axis .now{fill:var(--ink);font-weight:600}
summary{cursor:pointer;list-style:none;min-height:44px;display:block}summary::-webkit-details-marker{display:none}
.row>summary{padding:.55rem 0 .2rem}.row.result{padding:.3rem 0 .2rem}.row.result .label{font-weight:650}
.label{display:block;position:relative;padding-left:1.5rem}.row.result .label{padding-left:0}.label>i{position:absolute;left:0}.label small{display:block;line-height:1.45}
.label b{font-weight:500}
i.yes{color:var(--yes)}i.unknown{color:var(--ask)}i.no{color:var(--no)}
.row>summary .label{padding-right:1.9rem}
.row>summary .label::after,.more>summary::after{content:"";flex:none;width:.5rem;height:.5rem;border:solid var(--quiet);border-width:0 2px 2px 0;transform:rotate(45deg)}
.row>summary .label::after{position:absolute;right:.45rem;top:.5rem}
[open]>summary .label::after,.more[open]>summary::after{transform:rotate(225deg)}
.row>summary:hover b,.more>summary:hover{text-decoration:underline;text-underline-offset:.25em;text-decoration-color:var(--soft-edge)}
svg.bars{display:block;width:100%;height:32px;overflow:hidden;background:repeating-linear-gradient(90deg,var(--grid) 0 1px,transparent 1px var(--year,100%))}
.opened{padding:.1rem 0 .9rem 1.5rem}.decides{font-weight:600}.cite{color:var(--quiet);font-size:1rem}
.part{padding:.5rem 0 0;margin-left:-1.5rem}.part .label{padding-left:3rem}.part .label>i{left:1.5rem}
.more{border-bottom:1px solid var(--grid)}.program>.more:last-child{border-bottom:0}.more>summary{display:flex;align-items:center;gap:.7rem;justify-content:space-between;padding:.5rem .55rem .5rem 0;font-weight:500}
.more[open]{padding-bottom:.7rem}
.pay i{color:var(--yes)}.verify i,.verify td,.perhaps i{color:var(--ask)}
.steps{list-style:none;padding:0}.steps li{padding:.35rem 0;border-bottom:1px solid var(--grid)}.steps small{display:block}
.step{display:inline-block;min-width:5em;color:var(--quiet)}
.tl-today{stroke:var(--ink)}.tl-deciding{stroke:var(--ink)}.tl-certain{fill:var(--bar)}
.tl-condition{fill:var(--soft);stroke:var(--soft-edge)}.tl-unknown{stroke:var(--ask)}.tl-hatching{stroke:var(--ask)}.tl-chevron{stroke:var(--card)}.tl-chevron.dark{stroke:var(--ink)}.tl-none{stroke:var(--no)}
.key{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;color:var(--quiet);margin:1rem 0 0;padding:0;list-style:none}.key li{display:flex;align-items:center;gap:.5rem;margin:0}.key svg{width:34px;height:22px}
.note{margin-top:1.25rem;padding:1rem 1.25rem;border-left:5px solid var(--ask-line);background:var(--ask-ground);border-radius:12px}
[hidden]{display:none!important}
@media screen and (max-width:45.99rem){
.totals table{min-width:0}.totals thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.totals table,.totals tbody,.totals tfoot{display:block}.totals tr{display:block;padding:.7rem 0;border-bottom:1px solid var(--line)}
.totals th,.totals td{display:block;border:0;padding:0}.totals th{font-weight:600}.totals td{display:flex;justify-content:space-between;gap:1rem}.totals td.zero{display:none}
.more table,.more thead,.more tbody{display:block}.more tr{display:grid;grid-template-columns:1fr 1fr minmax(5rem,auto);gap:0 .8rem;padding:.45rem 0;border-bottom:1px solid var(--line)}.more th,.more td{border:0;padding:0}.more th:last-child,.more td:last-child{grid-column:1/-1}.more td.number{white-space:normal}
.totals .on-phone{display:inline;color:var(--quiet);font-weight:400}
}
@media(min-width:46rem){
.page{padding-top:2.25rem}.totals,.person,.filters{padding-left:1.75rem;padding-right:1.75rem}
.row>summary,.row.result,.part{position:relative;padding:0}.row .label{width:18.5rem}
.row.axis{padding-left:20rem}.row.axis svg{margin-bottom:-4px}.row .label{padding-top:.4rem;padding-bottom:.45rem}.row>summary .label::after{top:.95rem}
svg.bars{position:absolute;top:0;left:20rem;width:calc(100% - 20rem);height:100%}
.row.result .label{min-height:2.6rem}}
@media print{
@page{size:A4;margin:14mm 13mm}
:root{--ground:#fff;--quiet:#444;--line:#bbb;--grid:#ddd;--ask-ground:#fff}
body{font-size:10.5pt;line-height:1.5}small,.cite,table,.tag,.key,.figures dt,.axis text{font-size:9.5pt}
.page{display:block;max-width:none;padding:0}.filters,.switch,.skip{display:none!important}
.totals,.person{border-radius:0;border:0;border-top:2px solid #222;padding:4mm 0 0;margin-top:6mm}
.person{content-visibility:visible;contain-intrinsic-size:none;break-inside:avoid}.row,.ask-box,.more,tr,li{break-inside:avoid}.head,.person>header,h2,h3,.sum{break-after:avoid}
.program{padding:3mm 0;margin-top:2mm}.sum{font-size:15pt}h1{font-size:17pt}h2{font-size:14pt}h3{font-size:12pt}
details::details-content{content-visibility:visible!important;block-size:auto!important;opacity:1!important}
summary{min-height:0}.more>summary{padding:1mm 0;font-weight:600}.row>summary .label::after,.more>summary::after{display:none}
.row>summary,.row.result,.part{position:relative;padding:0}.row .label{width:70mm;min-height:8mm;padding-top:1mm;padding-bottom:1mm}.row.axis{padding-left:75mm}svg.bars{position:absolute;top:0;left:75mm;width:calc(100% - 75mm);height:100%}.opened{padding-bottom:1mm}
svg,.figures div,.ask-box{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
@media(prefers-reduced-motion:no-preference){.row>summary .label::after,.more>summary::after{transition:transform .15s}}
`.trim();
