/** What changes on a phone, on a desk and on paper. */

export const mediaStyle = `
@media screen and (max-width: 45.99rem) {
  .totals table { min-width: 0; }
  .totals thead {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .totals table,
  .totals tbody,
  .totals tfoot {
    display: block;
  }
  .totals tr { display: block; padding: 0.7rem 0; border-bottom: 1px solid var(--line); }
  .totals th,
  .totals td {
    display: block;
    border: 0;
    padding: 0;
  }
  .totals th { font-weight: 600; }
  .totals td { display: flex; justify-content: space-between; gap: 1rem; }
  .totals td.zero { display: none; }
  .more table,
  .more thead,
  .more tbody {
    display: block;
  }
  .more tr {
    display: grid;
    grid-template-columns: 1fr 1fr minmax(5rem, auto);
    gap: 0 0.8rem;
    padding: 0.45rem 0;
    border-bottom: 1px solid var(--line);
  }
  .more th,
  .more td {
    border: 0;
    padding: 0;
  }
  .more th:last-child,
  .more td:last-child {
    grid-column: 1 / -1;
  }
  .more td.number { white-space: normal; }
  .totals .on-phone { display: inline; color: var(--quiet); font-weight: 400; }
}
@media (min-width: 46rem) {
  .page { padding-top: 2.25rem; }
  .totals,
  .person,
  .filters {
    padding-left: 1.75rem;
    padding-right: 1.75rem;
  }
  .row > summary,
  .row.result,
  .part {
    position: relative;
    padding: 0;
  }
  .row .label { width: 18.5rem; }
  .row.axis { padding-left: 20rem; }
  .row.axis svg { margin-bottom: -4px; }
  .row .label { padding-top: 0.4rem; padding-bottom: 0.45rem; }
  .row > summary .label::after { top: 0.95rem; }
  svg.bars { position: absolute; top: 0; left: 20rem; width: calc(100% - 20rem); height: 100%; }
  .row.result .label { min-height: 2.6rem; }
}
@media print {
  @page { size: A4; margin: 14mm 13mm; }
  :root {
    --hair: 0.5mm;
    --ground: #fff;
    --quiet: #444;
    --line: #bbb;
    --grid: #ddd;
    --ask-ground: #fff;
  }
  body { font-size: 10.5pt; line-height: 1.5; }
  small,
  .cite,
  table,
  .tag,
  .key,
  .figures dt,
  .axis text {
    font-size: 9.5pt;
  }
  .page { display: block; max-width: none; padding: 0; }
  .filters,
  .switch,
  .skip {
    display: none !important;
  }
  .totals,
  .person {
    border-radius: 0;
    border: 0;
    border-top: 2px solid #222;
    padding: 4mm 0 0;
    margin-top: 6mm;
  }
  .person { content-visibility: visible; contain-intrinsic-size: none; break-inside: avoid; }
  .row,
  .ask-box,
  .more,
  tr,
  li {
    break-inside: avoid;
  }
  .head,
  .person > header,
  h2,
  h3,
  .sum {
    break-after: avoid;
  }
  .program { padding: 3mm 0; margin-top: 2mm; }
  .sum { font-size: 15pt; }
  h1 { font-size: 17pt; }
  h2 { font-size: 14pt; }
  h3 { font-size: 12pt; }
  details::details-content {
    content-visibility: visible !important;
    block-size: auto !important;
    opacity: 1 !important;
  }
  summary { min-height: 0; }
  .more > summary { padding: 1mm 0; font-weight: 600; }
  .row > summary .label::after,
  .more > summary::after {
    display: none;
  }
  .row > summary,
  .row.result,
  .part {
    position: relative;
    padding: 0;
  }
  .row .label { width: 70mm; min-height: 8mm; padding-top: 1mm; padding-bottom: 1mm; }
  .row.axis { padding-left: 75mm; }
  svg.bars { position: absolute; top: 0; left: 75mm; width: calc(100% - 75mm); height: 100%; }
  .opened { padding-bottom: 1mm; }
  svg,
  .figures div,
  .ask-box {
    print-color-adjust: exact;
    -webkit-print-color-adjust: exact;
  }
}
@media (prefers-reduced-motion: no-preference) {
  .row > summary .label::after,
  .more > summary::after {
    transition: transform 0.15s;
  }
}
`.trim();
