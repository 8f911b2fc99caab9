/** How a person's card looks: programs, questions, timelines, tables. */

export const cardStyle = `
.person,
.filters {
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: 18px;
  padding: 1.25rem 1.25rem 1.35rem;
  margin-top: 1.25rem;
}
.totals h2 { font-size: 1.2rem; margin-bottom: 0.6rem; }
.figures {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(7.2rem, 1fr));
  gap: 0.7rem 1.2rem;
  margin: 0 0 1rem;
  padding: 0;
}
.figures div { border-left: 3px solid var(--soft); padding-left: 0.8rem; }
.figures dt { color: var(--quiet); font-size: 1rem; }
.figures dd {
  margin: 0;
  font-size: 1.55rem;
  font-weight: 650;
  line-height: 1.35;
  font-variant-numeric: tabular-nums;
}
.scroll { overflow-x: auto; }
.totals .on-phone { display: none; }
.totals table { min-width: 40rem; }
table {
  border-collapse: collapse;
  width: 100%;
  font-size: 1rem;
  font-variant-numeric: tabular-nums;
}
th,
td {
  overflow-wrap: break-word;
  text-align: left;
  padding: 0.5rem 0.9rem 0.5rem 0;
  border-bottom: 1px solid var(--line);
  vertical-align: top;
}
th { font-weight: 500; color: var(--quiet); }
tbody th { color: var(--ink); font-weight: 500; }
tfoot th,
tfoot td {
  font-weight: 650;
  color: var(--ink);
  border-bottom: 0;
}
.number { text-align: right; }
td.number { white-space: nowrap; }
th { vertical-align: bottom; }
tbody th { vertical-align: top; }
.filters {
  display: grid;
  gap: 0.8rem;
  grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
}
html:not(.js) .filters { display: none; }
.filters label { display: block; font-size: 1rem; color: var(--quiet); }
.filters input,
.filters select {
  display: block;
  width: 100%;
  min-height: 46px;
  margin-top: 0.2rem;
  font: inherit;
  color: var(--ink);
  background: var(--ground);
  border: 1px solid var(--no);
  border-radius: 10px;
  padding: 0 0.8rem;
}
.filters p { grid-column: 1 / -1; }
.person { content-visibility: auto; contain-intrinsic-size: auto 60rem; padding-bottom: 0.4rem; }
.person > header {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0 1rem;
  padding-bottom: 0.3rem;
}
h2 { font-size: 1.45rem; line-height: 1.35; }
.id { font-variant-numeric: tabular-nums; letter-spacing: 0.02em; }
.program { border-top: 1px solid var(--line); padding: 1.05rem 0 1rem; margin-top: 0.7rem; }
.head {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.3rem 0.9rem;
  justify-content: space-between;
}
h3 { font-size: 1.2rem; line-height: 1.4; }
.tag {
  border: 1.5px solid currentColor;
  border-radius: 999px;
  padding: 0.05rem 0.85rem;
  font-size: 1rem;
  font-weight: 600;
  white-space: nowrap;
}
.entitled .tag { color: var(--yes); }
.ask .tag { color: var(--ask); border-style: dashed; }
.later .tag { color: var(--warm); }
.not-entitled .tag { color: var(--no); border-style: dotted; }
.sum small { display: inline-block; line-height: 1.4; }
.sum {
  font-size: 1.9rem;
  font-weight: 700;
  line-height: 1.35;
  color: var(--warm);
  font-variant-numeric: tabular-nums;
  margin-top: 0.2rem;
}
.when { margin: 0.1rem 0 0.5rem; }
.sum.maybe { color: var(--ask); }
.verify { color: var(--ask); font-weight: 600; }
.ask-box {
  background: var(--ask-ground);
  border: 1px solid var(--ask-line);
  border-left-width: 5px;
  border-radius: 12px;
  padding: 0.75rem 1rem;
  margin: 0.7rem 0;
}
.ask-box p { color: var(--ask); font-weight: 650; }
.ask-box small { color: var(--ink); }
ul { padding-left: 1.25rem; }
li { margin: 0.25rem 0; }
.timeline { margin: 0.5rem 0 0.4rem; }
.row { border-bottom: 1px solid var(--grid); }
.row.axis { border: 0; }
.axis svg { display: block; width: 100%; height: 46px; overflow: visible; }
.axis text { fill: var(--quiet); font-size: 1rem; font-variant-numeric: tabular-nums; }
.axis .now { fill: var(--ink); font-weight: 600; }
summary { cursor: pointer; list-style: none; min-height: 44px; display: block; }
summary::-webkit-details-marker { display: none; }
.row > summary { padding: 0.55rem 0 0.2rem; }
.row.result { padding: 0.3rem 0 0.2rem; }
.row.result .label { font-weight: 650; }
.label { display: block; position: relative; padding-left: 1.5rem; }
.row.result .label { padding-left: 0; }
.label > i { position: absolute; left: 0; }
.label small { display: block; line-height: 1.45; }
.label b { font-weight: 500; }
i.yes { color: var(--yes); }
i.unknown { color: var(--ask); }
i.no { color: var(--no); }
.row > summary .label { padding-right: 1.9rem; }
.row > summary .label::after,
.more > summary::after {
  content: "";
  flex: none;
  width: 0.5rem;
  height: 0.5rem;
  border: solid var(--quiet);
  border-width: 0 2px 2px 0;
  transform: rotate(45deg);
}
.row > summary .label::after { position: absolute; right: 0.45rem; top: 0.5rem; }
[open] > summary .label::after,
.more[open] > summary::after {
  transform: rotate(225deg);
}
.row > summary:hover b,
.more > summary:hover {
  text-decoration: underline;
  text-underline-offset: 0.25em;
  text-decoration-color: var(--soft-edge);
}
svg.bars {
  display: block;
  width: 100%;
  height: 32px;
  overflow: hidden;
  background: repeating-linear-gradient(
    90deg,
    var(--grid) 0 var(--hair),
    transparent var(--hair) var(--year, 100%)
  );
}
.opened { padding: 0.1rem 0 0.9rem 1.5rem; }
.decides { font-weight: 600; }
.cite { color: var(--quiet); font-size: 1rem; }
.part { padding: 0.5rem 0 0; margin-left: -1.5rem; }
.part .label { padding-left: 3rem; }
.part .label > i { left: 1.5rem; }
.more { border-bottom: 1px solid var(--grid); }
.program > .more:last-child { border-bottom: 0; }
.more > summary {
  display: flex;
  align-items: center;
  gap: 0.7rem;
  justify-content: space-between;
  padding: 0.5rem 0.55rem 0.5rem 0;
  font-weight: 500;
}
.more[open] { padding-bottom: 0.7rem; }
.pay i { color: var(--yes); }
.verify i,
.verify td,
.perhaps i {
  color: var(--ask);
}
.steps { list-style: none; padding: 0; }
.steps li { padding: 0.35rem 0; border-bottom: 1px solid var(--grid); }
.steps small { display: block; }
.step { display: inline-block; min-width: 5em; color: var(--quiet); }
.tl-today { stroke: var(--ink); }
.tl-deciding { stroke: var(--ink); }
.tl-certain { fill: var(--bar); }
.tl-condition { fill: var(--soft); stroke: var(--soft-edge); }
.tl-unknown { stroke: var(--ask); }
.tl-hatching { stroke: var(--ask); }
.tl-chevron { stroke: var(--card); }
.tl-chevron.dark { stroke: var(--ink); }
.tl-halo { stroke: var(--card); }
.tl-none { stroke: var(--no); }
.key {
  display: flex;
  flex-wrap: wrap;
  gap: 0.2rem 1.4rem;
  color: var(--quiet);
  margin: 1rem 0 0;
  padding: 0;
  list-style: none;
}
.key li { display: flex; align-items: center; gap: 0.5rem; margin: 0; }
.key svg { width: 34px; height: 22px; }
.note {
  margin-top: 1.25rem;
  padding: 1rem 1.25rem;
  border-left: 5px solid var(--ask-line);
  background: var(--ask-ground);
  border-radius: 12px;
}
[hidden] { display: none !important; }
`.trim();
