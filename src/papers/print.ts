/**
 * The printer: papers to the bytes of a PDF. Its fonts are embedded as far as they are used, so that the text can be
 * read, searched and copied everywhere; nothing else is loaded from anywhere.
 */
import pdfmake from 'pdfmake';
import { nameOfCharacter, printable } from './characters.ts';
import { fontFiles, hasCharacter } from './font.ts';
import { layoutOf } from './layout.ts';
import type { Paper } from './paper.ts';
import { told } from './words.ts';

const files: readonly string[] = Object.values(fontFiles);

pdfmake.setFonts({ paper: fontFiles });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => files.includes(path));

/** The bytes of a PDF that holds these papers, each from a page of its own. */
export async function print(papers: readonly [Paper, ...Paper[]]): Promise<Buffer> {
  return pdfmake.createPdf(layoutOf(papers.map(withPrintable))).getBuffer();
}

/** The paper in characters that the font has, with a line that names what is to be written by hand. */
function withPrintable(paper: Paper): Paper {
  const lacking = new Set<string>();
  const kept = mapText(paper, (text) => {
    // The font sets the curly apostrophe as wide as a Chinese character.
    const narrow = paper.language === 'en' ? text.replaceAll('’', "'") : text;
    const { text: shown, lacking: found } = printable(narrow, hasCharacter);
    for (const one of found) lacking.add(nameOfCharacter(one));
    return shown;
  }) as Paper;
  if (lacking.size === 0) return kept;
  const text = told('unprintable', paper.language) + [...lacking].join(' ');
  const named = { kind: 'text', text, isStrong: true } as const;
  const [first, ...rest] = kept.blocks;
  return { ...kept, blocks: first ? [first, named, ...rest] : [named] };
}

/** The same shape with every text of it changed. */
function mapText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapText(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, mapText(one, change)]),
  );
}

const NAP = 1;

/**
 * Many papers, some to a file: after each file others get a turn. Progress: papers done so far.
 * Errors: the reason of the aborted signal.
 */
export async function* printMany(
  papers: AsyncIterable<Paper> | Iterable<Paper>,
  {
    each = 1,
    signal,
    onProgress,
  }: {
    readonly each?: number;
    readonly signal?: AbortSignal;
    readonly onProgress?: (done: { readonly papers: number }) => void;
  } = {},
): AsyncGenerator<Buffer> {
  let done = 0;
  let held: Paper[] = [];
  const flush = async (): Promise<Buffer> => {
    const file = await print(held as [Paper, ...Paper[]]);
    done += held.length;
    held = [];
    onProgress?.({ papers: done });
    await new Promise((resolve) => setTimeout(resolve, NAP));
    return file;
  };
  for await (const paper of papers) {
    signal?.throwIfAborted();
    held.push(paper);
    if (held.length === each) yield await flush();
  }
  if (held.length > 0) yield await flush();
}
