/**
 * The command line of Nuanjia: one file a command.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { areasCommand } from './areas.ts';
import { assessCommand } from './assess.ts';
import { explainCommand } from './explain.ts';
import { generateCommand, templateCommand } from './generate.ts';
import { lintCommand } from './lint.ts';
import { accountCommand } from './office/account.ts';
import { postCommand } from './office/posts.ts';
import { serveCommand } from './office/serve.ts';
import { unitCommand } from './office/units.ts';
import { programsCommand } from './programs.ts';
import { policyCommand } from './policy.ts';
import { entitledCommand } from './record/answers/entitled.ts';
import { forecastCommand } from './record/answers/forecast.ts';
import { personCommand } from './record/answers/person.ts';
import { questionsCommand } from './record/answers/questions.ts';
import { unpaidCommand } from './record/answers/unpaid.ts';
import { conflictsCommand } from './record/conflicts.ts';
import { importCommand } from './record/import.ts';
import {
  differentCommand,
  duplicatesCommand,
  mergeCommand,
  unmergeCommand,
} from './record/people/duplicates.ts';
import { factCommand } from './record/people/fact.ts';
import { factsCommand } from './record/people/facts.ts';
import { undoCommand } from './record/people/undo.ts';
import { startCommand } from './record/start.ts';
import { backupCommand, restoreCommand } from './record/upkeep/backup.ts';
import { doctorCommand, migrateCommand } from './record/upkeep/doctor.ts';
import { bankReplyCommand } from './record/bank-reply.ts';
import { lettersCommand } from './record/upkeep/letters.ts';
import { decisionCommand } from './record/upkeep/decision.ts';
import { auditHeadCommand, verifyCommand } from './record/upkeep/verify.ts';
import { exitCodes } from './terminal.ts';

const manifest = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
) as { readonly version: string; readonly description: string };

const program = new Command('nuanjia')
  .version(manifest.version)
  .description(manifest.description)
  .showHelpAfterError()
  .exitOverride((error) => {
    process.exit(error.exitCode === 0 ? exitCodes.done : exitCodes.usage);
  });

for (const add of [
  startCommand,
  personCommand,
  importCommand,
  conflictsCommand,
  factCommand,
  factsCommand,
  undoCommand,
  duplicatesCommand,
  mergeCommand,
  unmergeCommand,
  differentCommand,
  entitledCommand,
  unpaidCommand,
  questionsCommand,
  forecastCommand,
  policyCommand,
  areasCommand,
  backupCommand,
  restoreCommand,
  verifyCommand,
  auditHeadCommand,
  decisionCommand,
  lettersCommand,
  bankReplyCommand,
  serveCommand,
  accountCommand,
  unitCommand,
  postCommand,
  migrateCommand,
  doctorCommand,
  assessCommand,
  explainCommand,
  programsCommand,
  lintCommand,
  generateCommand,
  templateCommand,
]) {
  add(program);
}

await program.parseAsync();
