/** Brings a county's entitlements up to date around a change, and says what the change did. */
import { getJurisdiction } from '../../../programs/packs.ts';
import { packs } from '../../../programs/registry.ts';
import { namesOf } from '../../../server/modules/answer/index.ts';
import { follow, keepUp } from '../../../server/modules/entitlement/index.ts';
import { registerPolicy } from '../../../server/modules/policy/index.ts';
import { progressLine } from '../../progress.ts';
import { print } from '../../terminal.ts';
import { type AtWork, programNames } from '../at-county.ts';
import { cutOffWords } from '../errors.ts';
import { effectLines, type EffectSetting, peopleIn } from './effect.ts';

/** Everything that changed so far is worked out, so that what comes next stands alone. */
export async function bringUp(at: AtWork, today: number): Promise<void> {
  const { county, actor, pack, language, signal } = at;
  const policy = await registerPolicy(county, packs, pack, { actor });
  const progress = progressLine(language === 'en' ? 'working out' : '核算', language);
  await keepUp(county, policy, {
    actor,
    today,
    signal,
    onProgress: (people, of) => progress.update(people, of, people),
  });
  progress.end();
}

export type EffectOf = {
  readonly today: number;
  /** Who the change was about; comes first. */
  readonly subject?: number;
};

/** Works out what has changed since, and prints it. */
export async function sayEffect(at: AtWork, { today, subject }: EffectOf): Promise<void> {
  const { county, actor } = at;
  const { differences, failures } = await follow(county);
  const lines = effectLines(differences, {
    ...effectSetting(at, today),
    names: await namesOf(county, { actor, persons: peopleIn(differences) }),
    ...(subject !== undefined && { subject }),
  });
  await print(`${lines.join('\n')}\n`);
  if (failures.length > 0) process.stderr.write(`${cutOffWords(failures.length)[at.language]}\n`);
}

/** How effects are worded under the county's pack; nobody is named yet. */
export function effectSetting({ pack, language }: AtWork, today: number): EffectSetting {
  const { programs } = getJurisdiction(packs, pack);
  return {
    language,
    today,
    names: new Map(),
    programName: programNames({ pack, language }),
    isBenefit: (program) => programs.some(({ id, kind }) => id === program && kind === 'benefit'),
    stepName: (program, step) =>
      programs.find(({ id }) => id === program)?.messages[language].steps?.[step] ?? step,
  };
}
