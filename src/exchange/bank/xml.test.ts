/** The small reader of XML beside a large one, and what it refuses. */
import { SaxParser } from '@cj-tech-master/excelts/xml';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapedXml, readXml } from './xml.ts';

/** What a document says, in order; adjacent texts as one. */
function storyOf(text: string): string[] {
  const story: string[] = [];
  let said = '';
  const tell = (line: string) => {
    if (said !== '') story.push(`“${said}”`);
    said = '';
    story.push(line);
  };
  readXml(text, {
    open: (name) => tell(`<${name}`),
    text: (piece) => {
      said += piece;
    },
    close: (name) => tell(`>${name}`),
  });
  return story;
}

function peerStoryOf(text: string): string[] {
  const story: string[] = [];
  let said = '';
  const tell = (line: string) => {
    if (said.trim() !== '') story.push(`“${said}”`);
    said = '';
    story.push(line);
  };
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  const parser = new SaxParser({ position: false });
  const hear = (piece: string) => {
    said += piece;
  };
  parser.on('opentag', ({ name }) => tell(`<${local(name)}`));
  parser.on('text', hear);
  parser.on('cdata', hear);
  parser.on('closetag', ({ name }) => tell(`>${local(name)}`));
  parser.write(text);
  parser.close();
  return story;
}

type Node = { readonly name: string; readonly parts: readonly (Node | string)[] };
const { node } = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.record({
    name: fc.constantFrom('Document', 'p:TxSts', 'Amt', 'a-b.c'),
    parts: fc.array(
      fc.oneof(
        { depthSize: 'small' },
        fc
          .string({ unit: 'binary', maxLength: 8 })
          .map((text) => text.replaceAll(/[\r\s\u0085]/g, '')),
        tie('node'),
      ),
      { maxLength: 4 },
    ),
  }),
}));

const written = ({ name, parts }: Node): string => {
  const inside = parts.map((part) => (typeof part === 'string' ? escapedXml(part) : written(part)));
  return `<${name} a="1" xmlns:p='x'>${inside.join('<!-- c -->')}</${name} >`;
};

test('says of every document what a large reader says', () => {
  fc.assert(
    fc.property(node, (root) => {
      const text = `<?xml version="1.0"?>\n${written(root)}\n`;
      expect(storyOf(text)).toEqual(peerStoryOf(text));
    }),
  );
});

test('reads the five entities, numbered characters and CDATA', () => {
  expect(storyOf('<a>&lt;&#27979;&#x6d4b;<![CDATA[<&]]></a>')).toEqual(['<a', '“<测测<&”', '>a']);
});

test.each([
  '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
  '<?xml version="1.0"?><!doctype a><a/>',
  '<a>&x;</a>',
  '<a>&#0;</a>',
  '<a b="1" b="2"/>',
  '<a><b></a></b>',
  '<a/><b/>',
  '<a>',
  'a',
  '<a/>a',
  '<!-- -- --><a/>',
  '<a>]]></a>',
  '<a b=1/>',
  '<a b="<"/>',
  '',
  '<a>'.repeat(100) + '</a>'.repeat(100),
])('refuses %s', (text) => {
  expect(() => storyOf(text)).toThrow(expect.objectContaining({ code: 'BANK_FILE_BROKEN' }));
});

test('takes as long as the document is long', () => {
  const long = 'x'.repeat(3_000_000);
  expect(storyOf(`<a b="${long}">${long}<!--${long}--><![CDATA[${long}]]></a>`)).toHaveLength(3);
  expect(() => storyOf(`<a>${'<!--'.repeat(100_000)}</a>`)).toThrow();
});
