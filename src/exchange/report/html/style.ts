/**
 * The page's style sheet: warm, quiet, readable on a phone, in the dark, on paper. This file has
 * its colours, letters, head, summary and filters; the cards and the media have their own.
 */
import { cardStyle } from './style-cards.ts';
import { mediaStyle } from './style-media.ts';

const groundStyle = `
:root {
  color-scheme: light;
  --ground: #fbf8f3;
  --card: #fff;
  --ink: #2b2622;
  --quiet: #6a5f57;
  --line: #e8e0d6;
  --grid: #efe8df;
  --warm: #a8401f;
  --bar: #b4482a;
  --soft: #e6b09b;
  --soft-edge: #a8573c;
  --yes: #23614a;
  --ask: #7d5400;
  --ask-ground: #fbf1d8;
  --ask-line: #e3c680;
  --no: #6a625b;
  --focus: #1b5fa8;
  --hair: 1px;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --ground: #1b1816;
    --card: #252120;
    --ink: #f2ece5;
    --quiet: #b9aea4;
    --line: #3d3631;
    --grid: #332d29;
    --warm: #f0a283;
    --bar: #dd7f5c;
    --soft: #7c4633;
    --soft-edge: #d18a6e;
    --yes: #8dd0ae;
    --ask: #ecc263;
    --ask-ground: #362c17;
    --ask-line: #6b5626;
    --no: #b5aca4;
    --focus: #8fc1ff;
  }
}
* { box-sizing: border-box; }
html { font-size: 100%; -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0;
  background: var(--ground);
  color: var(--ink);
  font:
    1.0625rem / 1.65 "PingFang SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    system-ui,
    sans-serif;
  overflow-wrap: anywhere;
}
html:has(#language-zh:checked) body [lang="en"],
html:has(#language-en:checked) body [lang="zh-CN"] {
  display: none;
}
.page {
  max-width: 54rem;
  margin: 0 auto;
  padding: 1.25rem 1rem 4rem;
  display: flex;
  flex-direction: column;
}
.top { order: -3; }
.totals { order: -2; }
.filters { order: -1; }
p,
h1,
h2,
h3,
ul {
  margin: 0;
}
i { font-family: system-ui, sans-serif; font-style: normal; }
b { font-weight: 600; }
.steps b { font-weight: 500; }
small { font-size: 1rem; font-weight: 400; color: var(--quiet); }
.quiet,
.id {
  color: var(--quiet);
}
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 6px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--card); padding: 0.6rem 1rem; z-index: 2; }
.defs { position: absolute; width: 0; height: 0; }
.brand { color: var(--warm); font-weight: 600; letter-spacing: 0.06em; }
h1 { font-size: 1.7rem; line-height: 1.3; letter-spacing: 0.01em; margin: 0.1rem 0 0.35rem; }
.bar { display: flex; justify-content: space-between; align-items: center; gap: 1rem; }
.switch {
  border: 1px solid var(--line);
  border-radius: 999px;
  padding: 3px;
  margin: 0;
  display: flex;
  background: var(--card);
}
.switch label {
  display: flex;
  align-items: center;
  justify-content: center;
  min-height: 44px;
  min-width: 4.6rem;
  padding: 0 0.8rem;
  border-radius: 999px;
  cursor: pointer;
}
.switch input { position: absolute; opacity: 0; width: 1px; height: 1px; }
.switch label:has(:checked) { background: var(--warm); color: var(--card); font-weight: 600; }
.switch label:has(:focus-visible) { outline: 3px solid var(--focus); outline-offset: 2px; }
.hidden-words {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.totals,
`.trim();

/** CSS for the whole page. */
export const style = `${groundStyle}\n${cardStyle}\n${mediaStyle}`;
