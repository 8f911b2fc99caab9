/** What letters say, and which cannot be printed. */
import { describe, expect, test } from 'vitest';
import { no, yes } from './fixtures/letters.ts';
import { joined, letter, type LetterSays } from './letter.ts';
import { textOf } from './paper.ts';

const codeOf = (says: LetterSays): string => {
  try {
    letter(says);
    return 'printed';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a no', () => {
  test('says its reasons, its law, until when and to whom to appeal', () => {
    const text = textOf(letter(no));
    for (const words of [no.reasons[0]!, no.law!, '2027年1月21日', '云溪县人民政府', '60 天']) {
      expect(text).toContain(words);
    }
  });

  test.each(['refused', 'ended', 'dismissed'] as const)('is not printed bare: %s', (step) => {
    const { law: _, ...lawless } = no;
    const { appealUntil: __, ...final } = no;
    expect(codeOf({ ...no, step })).toBe('printed');
    expect(codeOf({ ...no, step, law: ' ' })).toBe('PAPER_INCOMPLETE');
    expect(codeOf({ ...lawless, step })).toBe('PAPER_INCOMPLETE');
    expect(codeOf({ ...no, step, reasons: [] })).toBe('PAPER_INCOMPLETE');
    expect(codeOf({ ...final, step })).toBe(step === 'dismissed' ? 'printed' : 'PAPER_INCOMPLETE');
  });
});

describe('a letter', () => {
  test('that returns a claim lists all that is missing, and no money', () => {
    const says = { ...yes, step: 'returned', reasons: ['缺盖章'], papers: ['户口簿'] } as const;
    const text = textOf(letter(says));
    expect(text).toContain('缺盖章');
    expect(text).toContain('户口簿');
    expect(text).not.toContain('¥');
  });

  test('adds equal payments that follow each other up, and all of them to the fen', () => {
    expect(joined(yes.payments).map(({ until, times }) => [until, times])).toEqual([
      ['2027-01-01', 2],
      ['2027-03-01', 1],
    ]);
    expect(textOf(letter(yes))).toContain('¥7,800');
  });

  test('in English has English words around what the record says', () => {
    const text = textOf(letter({ ...no, language: 'en' }));
    expect(text).toContain('21 January 2027');
    expect(text).toContain('Your claim is refused');
  });
});
