/**
 * Takes the place of the one module through which antd writes styles. The original makes `<style>` elements, which the
 * server's security policy refuses; this one adopts style sheets instead, all in a layer below the page's own rules.
 */

type Options = {
  readonly mark?: string;
  readonly prepend?: boolean | 'queue';
  readonly priority?: number;
};

type Adopted = { readonly sheet: CSSStyleSheet; readonly rank: number; text: string };

const adopted = new Map<string, Adopted>();

const nameOf = (key: string, mark = 'rc-util-key') => `${mark} ${key}`;
/** What is put in front stands before the rest, by priority; equals stay in the order of their coming. */
const rankOf = ({ prepend, priority = 0 }: Options) => (prepend ? priority : Infinity);

/** Writes a style under a key, or changes the one that is there. */
export function updateCSS(css: string, key: string, options: Options = {}): HTMLElement {
  const name = nameOf(key, options.mark);
  const known = adopted.get(name);
  if (!known) {
    const sheet = new CSSStyleSheet();
    fill(sheet, css);
    adopted.set(name, { sheet, rank: rankOf(options), text: css });
    adopt();
  } else if (known.text !== css) {
    known.text = css;
    fill(known.sheet, css);
  }
  // Callers note things on the element; it never stands in the page.
  return document.createElement('style');
}

/** Takes a style away. */
export function removeCSS(key: string, { mark }: Options = {}): void {
  if (adopted.delete(nameOf(key, mark))) adopt();
}

/** Writes a style that nobody will change. */
export const injectCSS = (css: string, options: Options = {}): HTMLElement =>
  updateCSS(css, css, options);

/** There is no container whose place could be remembered. */
export const clearContainerCache = (): void => undefined;

const fill = (sheet: CSSStyleSheet, css: string) => sheet.replaceSync(`@layer antd{${css}}`);

function adopt(): void {
  const ordered = [...adopted.values()].sort((a, b) => (a.rank < b.rank ? -1 : +(a.rank > b.rank)));
  document.adoptedStyleSheets = ordered.map(({ sheet }) => sheet);
}
