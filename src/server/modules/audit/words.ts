/** The findings of an audit check as sentences for the person who runs the installation. */
import type { Words } from '../../../rules/index.ts';
import type { FlawRow } from './queries.ts';
import type { BrokenLink, HeadComparison } from './service.ts';

/** What a broken link means. */
export function brokenLinkWords({ seq, reason }: BrokenLink): Words {
  const texts = {
    missing: {
      'zh-CN': `审计记录第 ${seq} 条不见了，它后面的还在。有人删除了它。`,
      en: `Audit row ${seq} is gone while later ones are there. Somebody deleted it.`,
    },
    changed: {
      'zh-CN': `审计记录第 ${seq} 条与写入时不同，或者根本不是本软件写的。`,
      en: `Audit row ${seq} is not what was written, or was never written by this software.`,
    },
    'cut-off': {
      'zh-CN': `审计记录从第 ${seq} 条起全部不见了。`,
      en: `Audit row ${seq} and all later ones are gone.`,
    },
    head: {
      'zh-CN': `计数行与审计记录第 ${seq} 条不符：有人改动了其中之一。`,
      en: `The counter row disagrees with audit row ${seq}: somebody changed one of them.`,
    },
  };
  return texts[reason];
}

/** What a flaw of the record means. */
export function flawWords({ reason, place, target, count, first }: FlawRow): Words {
  const texts = {
    'change-numbers': {
      'zh-CN': `变更编号从第 ${first} 号起不再连续，或与计数行不符。`,
      en: `Change numbers have a gap, or disagree with the counter row, from ${first} on.`,
    },
    'event-open': {
      'zh-CN': `${count} 个事件没有变更编号，第一个是 ${first} 号。`,
      en: `${count} events have no change number; the first is event ${first}.`,
    },
    'event-unaudited': {
      'zh-CN': `${count} 个事件没有审计记录，第一个是 ${first} 号。`,
      en: `${count} events have no audit row; the first is event ${first}.`,
    },
    altered: {
      'zh-CN': `${place} 中的行与审计记录第 ${first} 条所记不同（共 ${count} 次操作）：有人在软件之外增删或改动过。`,
      en: `Rows of ${place} are not what audit row ${first} says was written (${count} acts): somebody added, changed or removed some past the software.`,
    },
    pointer: {
      'zh-CN': `${place} 中有 ${count} 处指向 ${target} 里不存在的行，第一个是 ${first} 号。`,
      en: `${count} values of ${place} name rows that ${target} does not have; the first is ${first}.`,
    },
  };
  return texts[reason];
}

/** What a comparison with a signed head means. */
export function comparisonWords({ state, lastSeq, isRestored }: HeadComparison): Words {
  const restored = isRestored
    ? {
        'zh-CN': '此后恢复过备份，备份之后的记录不在其中。',
        en: ' A backup was restored since; rows written after that backup are not in it.',
      }
    : { 'zh-CN': '', en: '' };
  const texts = {
    continued: {
      'zh-CN': `审计记录包含签名的那一条，现在到第 ${lastSeq} 条。`,
      en: `The audit chain goes through the signed row and on to row ${lastSeq}.`,
    },
    'cut-off': {
      'zh-CN': `审计记录到第 ${lastSeq} 条就结束了，签名的那一条不在其中：尾部被删，或者换成了旧的副本。`,
      en: `The audit chain ends at row ${lastSeq}, before the signed row: its tail was deleted, or an old copy was put in place.`,
    },
    changed: {
      'zh-CN': '签名的那一条现在是另一条：审计记录被重写过。',
      en: 'The signed row is another one now: the audit chain was rewritten.',
    },
  };
  const words = texts[state];
  return { 'zh-CN': words['zh-CN'] + restored['zh-CN'], en: words.en + restored.en };
}
